/** What tells hosts to answer as `headers.ts` says: a file for each kind of host, in its own language. */
import type { Moves } from '../exports/moves.ts';
import { contentTypes, headersOf, KEPT_BACK, patternOf, type Rule, rules } from './headers.ts';

/** Where a server of one’s own finds the site, and where readers find it. */
export interface Place {
  /** The folder of the built site, as an absolute path. */
  folder: string;
  /** The base path: `/archive/`. */
  base: string;
  /** At which the server listens. */
  port: number;
  /** The address that the site is built for, where one was set: `https://news.example`. */
  site?: string;
}

const typeRules: readonly Rule[] = Object.entries(contentTypes).map(([ending, type]) => ({
  paths: [`/*.${ending}`],
  headers: { 'Content-Type': type },
}));

const everywhere = rules[0]?.headers ?? {};

/**
 * `_headers` of Cloudflare (https://developers.cloudflare.com/pages/configuration/headers/) and Netlify
 * (https://docs.netlify.com/manage/routing/headers/), which lies among the files of the site. Where two rules set one header,
 * Cloudflare joins the values unless the second takes the first away (`!`); Netlify passes over such lines, and the second counts.
 */
export const headersFile = ({ base }: Pick<Place, 'base'>): string =>
  [...rules, ...typeRules]
    .flatMap(({ paths, headers }) => {
      const again = headers === everywhere ? [] : Object.keys(headers).filter((name) => name in everywhere);
      const lines = [
        ...again.map((name) => `  ! ${name}`),
        ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
      ];
      return paths.map((path) => `${[below(base, path), ...lines].join('\n')}\n`);
    })
    .join('\n');

const below = (base: string, path: string) => base + path.slice(1);

/** A file for nginx to include in its `http` block (https://nginx.org/en/docs/), as it does those in `/etc/nginx/conf.d/`. */
export function nginxFile({ folder, base, port }: Place, { redirects, gone }: Moves): string {
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
  const variable = (name: string) => `$archive_${name.toLowerCase().replaceAll('-', '_')}`;
  const maps = names.map((name) => {
    // The first pattern that fits counts there, and here the last.
    const lines = rules.toReversed().flatMap(({ paths, headers: { [name]: value } }) => {
      return value === undefined
        ? []
        : paths.map((path) => `  "~${patternOf(below(base, path))}" "${value}";`);
    });
    return `map $uri ${variable(name)} {\n${lines.join('\n')}\n}\n`;
  });
  const types = Object.entries(contentTypes).map(
    ([ending, type]) => `    ${withoutCharset(type)} ${ending};`,
  );
  const texts = Object.values(contentTypes).filter((type) => type !== withoutCharset(type));
  // Of HTML it knows by itself.
  const textTypes = [...new Set(texts.map(withoutCharset))].filter((type) => type !== 'text/html').join(' ');
  return `${maps.join('\n')}
server {
  listen ${port};
  server_tokens off;
  absolute_redirect off;

  types {
${types.join('\n')}
  }
  charset utf-8;
  charset_types ${textTypes};
  gzip on;
  gzip_vary on;
  gzip_types ${textTypes};

${names.map((name) => `  add_header ${name} ${variable(name)} always;`).join('\n')}

  error_page 403 404 =404 ${below(base, NOT_FOUND)};
  error_page 410 \${uri}index.html;
${redirects.map(([from, to]) => `  location = "${from}" { return 301 "${to}"; }\n`).join('')}${gone.map((path) => `  location = "${path}" { return 410; }\n`).join('')}  location ~ "${KEPT_BACK}" { return 404; }
  location ${base} { alias "${folder}/"; }
${base === '/' ? '' : '  location / { return 404; }\n'}}
`;
}

const NOT_FOUND = '/404.html';

const withoutCharset = (type: string) => type.replace(/;.*/, '');

/**
 * A Caddyfile (https://caddyserver.com/docs/caddyfile). Where the site has an address, Caddy gets it a certificate. Of a name that no
 * file can have, its file server says that it failed (500), so files are looked for before.
 */
export function caddyfile(
  { folder, base, port, site = `:${port}` }: Place,
  { redirects, gone }: Moves,
): string {
  const setters = [...rules, ...typeRules].flatMap(({ paths, headers }, index) => [
    `@${index} path_regexp ${paths.map((path) => patternOf(below(base, path))).join('|')}`,
    ...Object.entries(headers).map(([name, value]) => `header @${index} ${name} "${value}"`),
  ]);
  const ofNotFound = Object.entries(headersOf(NOT_FOUND)).map(([name, value]) => `header ${name} "${value}"`);
  const indented = (lines: string[]) => lines.map((line) => `\t\t${line}`).join('\n');
  return `${site} {
	root * "${folder}"
	encode gzip
	header -Server
	route {
		@write not method GET HEAD
		error @write 405
		@outside not path ${base}*
		error @outside 404
		@kept path_regexp ${KEPT_BACK}
		error @kept 404
${indented(redirects.map(([from, to]) => `redir ${from} ${to} 301`))}
${indented(setters)}
${base === '/' ? '' : `\t\turi strip_prefix ${base.slice(0, -1)}\n`}		@missing not file {path} {path}/
		error @missing 404
${gone.length === 0 ? '' : indented([`@gone path ${gone.map((path) => path.slice(base.length - 1)).join(' ')}`, 'file_server @gone {', '\tstatus 410', '}'])}
		file_server
	}
	handle_errors {
		rewrite * ${NOT_FOUND}
${indented(ofNotFound)}
		header -Access-Control-Allow-Origin
		file_server
	}
}
`;
}
