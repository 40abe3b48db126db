/** `npm run headers`: what a server of one’s own is to be told to send the site as it is meant to be sent. */
import { address, folders, port } from '../config.ts';
import { movesOf } from '../exports/moves.ts';
import { caddyfile, nginxFile } from '../hosting/host-files.ts';
import { defineCommand, type ExitCode, WrongUse } from './command.ts';
import { readShowing } from './progress.ts';

const files = { nginx: nginxFile, caddy: caddyfile };

const usage = `npm run headers -s -- nginx|caddy

Prints the configuration by which a server sends the site in dist/ with its headers, its content types and its page for what is
not there, leads on from where pages were (301), and says what was withdrawn (410). So print it anew after each build. That of nginx belongs into /etc/nginx/conf.d/, that of Caddy is a Caddyfile. PORT is where it listens; SITE_URL,
BASE_PATH and ARCHIVE_OUT are to be those of the build (README.md).

Exit code: 0 printed, 2 wrong use.`;

export const headersCommand = defineCommand({
  usage,
  options: {},
  async run(_values, [server = '', extra], context): Promise<ExitCode> {
    const { env, console } = context;
    if (!Object.hasOwn(files, server) || extra !== undefined) throw new WrongUse('name one server');
    const place = { ...address(env), folder: folders(env).out, port: port(env) };
    const { records } = await readShowing(context);
    console.log(files[server as keyof typeof files](place, movesOf(records, place.base)).trimEnd());
    return 0;
  },
});
