/** Server-sent events of a response, as they arrive: the parsed `data` of every event that carries JSON. */
export async function* readEvents(response: Response): AsyncGenerator<unknown, void, undefined> {
  if (response.body === null) {
    return;
  }
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const isNamed = /^event: /m.test(block);
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (!isNamed && data !== undefined) {
        yield JSON.parse(data);
      }
    }
  }
}
