// Before the first paint, so that a dark room does not flash white. A file of its own: the page allows no inline script.
const stored = localStorage.getItem('mantine-color-scheme-value');
const follows = stored === null || stored === 'auto';
const dark = follows ? matchMedia('(prefers-color-scheme: dark)').matches : stored === 'dark';
document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
