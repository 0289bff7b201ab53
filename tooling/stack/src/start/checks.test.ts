import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataDirectory, checkNode, choosePort } from './checks.ts';
import { MESSAGES } from './messages.ts';

const messages = MESSAGES.en;

describe('the checks before the start', () => {
  it('wants Node 24', () => {
    expect(() => checkNode(messages, '20.20.2')).toThrow(/This is Node 20\.20\.2/);
    expect(() => checkNode(messages, '24.21.0')).not.toThrow();
  });

  it.each(['0', '65536', 'http', '-1', '4600x'])('does not take %s for a port', async (text) => {
    await expect(choosePort(messages, text)).rejects.toThrow(/not a port/);
  });

  it('names the port that is taken, and looks further when it may choose', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(choosePort(messages, String(port))).rejects.toThrow(`Port ${port} is taken`);
    server.close();
    await once(server, 'close');
    expect(await choosePort(messages, String(port))).toBe(port);
    expect(await choosePort(messages, undefined)).toBeGreaterThanOrEqual(4_600);
  });

  it('says which folder it cannot write to', () => {
    const folder = mkdtempSync(join(tmpdir(), 'premia-checks-'));
    // A file in the way is refused to everyone; a missing right is not refused to root.
    writeFileSync(join(folder, 'file'), '');
    expect(() => checkDataDirectory(messages, join(folder, 'file', 'data'))).toThrow(/cannot write to .*file/);
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    if (process.getuid?.() !== 0) expect(() => checkDataDirectory(messages, locked)).toThrow(/EACCES/);
    rmSync(folder, { recursive: true });
  });
});
