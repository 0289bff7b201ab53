/** There is no container engine where the tests run; what can be known without one is checked here. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'docker');

const service = z.looseObject({
  image: z.string().optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown()).transform(Object.keys)]).default([]),
});
const compose = z.looseObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.unknown()).default({}),
});

function readCompose(file: string): z.output<typeof compose> {
  return compose.parse(parse(readFileSync(join(folder, file), 'utf8'), { merge: true }));
}

const base = readCompose('compose.yaml');
const cluster = readCompose('compose.cluster.yaml');
const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');
const serviceEntry = readFileSync(join(root, 'apps/service/src/main.ts'), 'utf8');
const serviceSettings = readFileSync(join(root, 'apps/service/src/env.ts'), 'utf8');

describe('the containers', () => {
  it('run the image with commands and settings that the service knows', () => {
    for (const name of ['migrate', 'service', 'worker']) {
      const { command, environment, build } = base.services[name] ?? service.parse({});
      expect(command).toEqual([name]);
      expect(serviceEntry).toContain(`case '${name}':`);
      expect(existsSync(join(folder, build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
      const settings = { ...environment, ...cluster.services[name]?.environment };
      for (const setting of Object.keys(settings)) expect(serviceSettings, setting).toContain(`${setting}:`);
    }
  });

  it.each([
    ['one machine', base, base],
    ['the cluster', cluster, base],
  ])('name only services, volumes and files that exist: %s', (_, file, under) => {
    const services = new Set([...Object.keys(file.services), ...Object.keys(under.services)]);
    const volumes = new Set([...Object.keys(file.volumes), ...Object.keys(under.volumes)]);
    for (const { depends_on, volumes: mounts } of Object.values(file.services)) {
      for (const other of depends_on) expect(services).toContain(other);
      for (const mount of mounts) {
        const [source = ''] = mount.split(':');
        if (source.startsWith('.')) expect(existsSync(join(folder, source)), source).toBe(true);
        else expect(volumes).toContain(source);
      }
    }
  });

  it('leave no secret in the files and no setting out of the example', () => {
    const example = readFileSync(join(folder, 'example.env'), 'utf8');
    for (const file of ['compose.yaml', 'compose.cluster.yaml']) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, name = ''] of text.matchAll(/\$\{(\w+)/g)) expect(example).toContain(`${name}=`);
      expect(text).not.toMatch(/PASSWORD: (?!\$\{)/);
    }
    expect(example).toMatch(/^PREMIA_POSTGRES_PASSWORD=$/m);
  });

  it('put every node of the cluster into it', () => {
    const nodes = readFileSync(join(folder, 'clickhouse/cluster.xml'), 'utf8');
    const hosts = [...nodes.matchAll(/<host>([\w-]+)<\/host>/g)].map(([, host]) => host);
    const servers = Object.keys(cluster.services).filter((name) => /^(clickhouse|keeper)/.test(name));
    expect(hosts.sort()).toEqual(servers.sort());
    for (const file of globSync('clickhouse/*.xml', { cwd: folder })) {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll(/<!--[\s\S]*?-->/g, '');
      const opened = [...text.matchAll(/<(\w+)(?:\s[^>]*)?(?<!\/)>/g)].map(([, name]) => name);
      const closed = [...text.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
      expect(opened.sort(), file).toEqual(closed.sort());
    }
  });

  it('copy only what is in the repository, and run as nobody in particular', () => {
    for (const [, sources = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const source of sources.split(' ')) expect(existsSync(join(root, source)), source).toBe(true);
    }
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
