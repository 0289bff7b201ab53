declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: bundlers give the class names of a CSS module as its default.
  export default classes;
}
