/** `npm run headers`: what a server of one’s own is to be told to send the site as it is meant to be sent. */
import { address, folders, port } from '../config.ts';
import { movesOf } from '../exports/moves.ts';
import { caddyfile, nginxFile } from '../hosting/host-files.ts';
import { readFolder } from '../records/folder.ts';
import { defineCommand, WrongUse } from './command.ts';

const files = { nginx: nginxFile, caddy: caddyfile };

const usage = `npm run headers -s -- nginx|caddy

Prints the configuration by which a server sends the site in dist/ with its headers, its content types and its page for what is
not there, leads on from where pages were (301), and says what was withdrawn (410). So print it anew after each build. That of nginx belongs into /etc/nginx/conf.d/, that of Caddy is a Caddyfile. PORT is where it listens; SITE_URL,
BASE_PATH and ARCHIVE_OUT are to be those of the build (README.md).

Exit code: 0 printed, 2 wrong use.`;

export const headersCommand = defineCommand({
  usage,
  options: {},
  run(_values, [server = '', extra], { env, console }) {
    if (!Object.hasOwn(files, server) || extra !== undefined) throw new WrongUse('name one server');
    const { out, content } = folders(env);
    const place = { ...address(env), folder: out, port: port(env) };
    console.log(
      files[server as keyof typeof files](place, movesOf(readFolder(content).records, place.base)).trimEnd(),
    );
    return 0;
  },
});
