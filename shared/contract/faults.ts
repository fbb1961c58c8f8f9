// What is wrong with an input, field by field, in the closed list of problems that the catalogue has words for.
import type { z } from 'zod';
import { type FieldFault, type FieldProblem, fieldProblems } from '#shared/rules/decision.ts';

type Issue = z.core.$ZodIssue;
type Spot = { readonly problem: FieldProblem; readonly params?: Record<string, string | number> };

const spots: Readonly<Record<string, (issue: Issue, missing: boolean) => Spot>> = {
  invalid_type: (_, missing) => ({ problem: missing ? 'required' : 'wrong-type' }),
  invalid_value: (_, missing) => ({ problem: missing ? 'required' : 'unknown-choice' }),
  invalid_format: () => ({ problem: 'format' }),
  too_big: (issue) => sized(issue, 'maximum', 'too-large', 'too-long', 'most'),
  too_small: (issue) => sized(issue, 'minimum', 'too-small', 'too-short', 'least'),
  custom: (issue) => ({ problem: named(issue) ?? 'format' }),
};

function sized(issue: Issue, bound: string, ofNumber: FieldProblem, ofLength: FieldProblem, word: string): Spot {
  const limit = Number((issue as unknown as Record<string, unknown>)[bound]);
  const origin = 'origin' in issue ? issue.origin : '';
  const problem =
    origin === 'array' && word === 'most'
      ? 'too-many'
      : origin === 'string' || origin === 'array'
        ? ofLength
        : ofNumber;
  return { problem, params: { [word]: limit } };
}

function named(issue: Issue): FieldProblem | undefined {
  const problem: unknown = 'params' in issue ? issue.params?.['problem'] : undefined;
  return fieldProblems.find((one) => one === problem);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    input,
  );
}

/** The faults of a refused input, the first of each path; paths are names joined by dots. */
export function faultsOf(error: z.ZodError, input: unknown): FieldFault[] {
  const all = error.issues.flatMap((issue): FieldFault[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), problem: 'unknown-field' as const }));
    }
    const missing = valueAt(input, issue.path) === undefined;
    const spot = spots[issue.code]?.(issue, missing) ?? { problem: 'wrong-type' as const };
    return [{ path: path.join('.') || 'input', ...spot }];
  });
  return all.filter((one, at) => all.findIndex((other) => other.path === one.path) === at);
}
