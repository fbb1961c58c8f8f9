// The reference for people: one page without scripts, generated from the contract.
import type { z } from 'zod';
import { commands } from '#shared/contract/commands.ts';
import { queries } from '#shared/contract/queries.ts';
import { statusOf } from './errors.ts';
import { jsonSchema } from './openapi-shapes.ts';

type Json = Readonly<Record<string, unknown>>;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function text(raw: unknown): string {
  return String(raw).replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** A type in a word or two: `uuid`, `integer`, `list of uuid`, `one of a, b`. */
function typeOf(schema: Json): string {
  if (Array.isArray(schema['enum'])) return `one of ${schema['enum'].join(', ')}`;
  if (Array.isArray(schema['anyOf'])) return (schema['anyOf'] as Json[]).map(typeOf).join(' or ');
  if (schema['type'] === 'array') return `list of ${typeOf((schema['items'] ?? {}) as Json)}`;
  const { format, type } = schema;
  return typeof format === 'string' ? format : typeof type === 'string' ? type : 'anything';
}

function fieldRows(input: z.ZodType): string {
  const schema = jsonSchema(input, 'input');
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries((schema['properties'] ?? {}) as Record<string, Json>)
    .map(
      ([name, of]) =>
        `<tr><th scope="row"><code>${text(name)}</code></th><td>${text(typeOf(of))}</td><td>${required.includes(name) ? 'required' : ''}</td></tr>`,
    )
    .join('\n');
}

function fieldTable(input: z.ZodType): string {
  const rows = fieldRows(input);
  return rows === '' ? '<p>Takes nothing.</p>' : `<table><tbody>\n${rows}\n</tbody></table>`;
}

function section(name: string, row: { does: string; input: z.ZodType; allow: string }, more: string): string {
  return `<section id="${text(name)}"><h3><code>${text(name)}</code></h3>
<p>${text(row.does)} Permission: <code>${text(row.allow)}</code>.</p>
${fieldTable(row.input)}
${more}</section>`;
}

function commandSections(): string {
  return Object.entries(commands)
    .map(([name, row]) => {
      const refusals = row.refusals.map((code) => `<a href="#${code}">${code}</a>`).join(', ');
      return section(name, row, refusals === '' ? '' : `<p>May refuse with ${refusals}.</p>`);
    })
    .join('\n');
}

function querySections(): string {
  return Object.entries(queries)
    .map(([name, row]) => section(name, row, 'private' in row ? '<p>Only by POST: its input may name people.</p>' : ''))
    .join('\n');
}

function codeRows(): string {
  return Object.entries(statusOf)
    .map(([code, status]) => `<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td></tr>`)
    .join('\n');
}

/** The style sheet of the page. */
export const docsStyle = `:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-inline-size: 56rem; margin: 2rem auto; padding-inline: 1rem; }
table { border-collapse: collapse; margin-block: 0.5rem; }
th, td { text-align: start; vertical-align: top; padding: 0.2rem 1rem 0.2rem 0; border-block-end: 1px solid color-mix(in srgb, currentcolor 20%, transparent); font-weight: normal; }
section { margin-block: 1.5rem; }
`;

/** The page. */
export function docsPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mawid: reference</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<h1>Mawid: reference</h1>
<p>For programs: <a href="/api/v1/openapi.json">openapi.json</a>. Sign in with <code>POST /api/v1/session</code>; the token goes into <code>Authorization: Bearer</code>.</p>
<h2>Commands</h2>
<p><code>POST /api/v1/commands/NAME</code> with the input as JSON and the command’s id, a UUIDv7, as <code>Idempotency-Key</code>. A command repeated with its id has one effect and one answer.</p>
${commandSections()}
<h2>Queries</h2>
<p><code>GET</code> or <code>POST /api/v1/queries/NAME</code>; in a query string lists are repeated, and what has parts of its own is JSON.</p>
${querySections()}
<h2>Refusals</h2>
<table><thead><tr><th>Code</th><th>Status</th></tr></thead><tbody>
${codeRows()}
</tbody></table>
</body>
</html>
`;
}
