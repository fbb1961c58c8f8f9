// Finds where an input names something by its id, and puts another id there.
import { z } from 'zod';
import type { Id } from '#shared/model/id.ts';

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The paths of all ids in a value, names and indexes joined by dots. */
export function idPositions(value: unknown, at: readonly string[] = []): string[] {
  if (typeof value === 'string') return ID.test(value) ? [at.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => idPositions(one, [...at, key]));
}

/** A copy of an input with another id at a path. */
export function withIdAt(input: object, path: string, id: Id): object {
  const copy: unknown = structuredClone(input);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[step], copy);
  (holder as Record<string, unknown>)[last] = id;
  return copy as object;
}

/** The noun a path names: the last word in it. */
export function nounAt(path: string): string {
  return path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? '';
}

type Node = {
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
};

/** The paths at which a schema has an id; the places of a list are one, written `0`. */
export function idPositionsOfSchema(schema: z.ZodType): string[] {
  return positionsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node, []);
}

function positionsIn(node: Node, at: readonly string[]): string[] {
  if (node.format === 'uuid' || node.format === 'guid') return [at.join('.')];
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, one]) => positionsIn(one, [...at, key])),
    ...(node.items ? positionsIn(node.items, [...at, '0']) : []),
    ...(node.anyOf ?? []).flatMap((one) => positionsIn(one, at)),
  ];
}
