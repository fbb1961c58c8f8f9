// Keeps the generated passwords of the embedded database.
import { join } from 'node:path';
import { z } from 'zod';
import { newSecret } from '#server/ops/clock.ts';
import { hasCode } from '#server/ops/error-code.ts';
import { keptText } from '#server/ops/kept-file.ts';
import { StartError } from '#server/ops/start-error.ts';

const keys = z.strictObject({ superuser: z.string().min(1), owner: z.string().min(1), app: z.string().min(1) });
export type Keys = Readonly<z.infer<typeof keys>>;

/** The passwords kept in `dataDir`, made at the first call. Throws StartError when the file is closed to this account or damaged. */
export function keysKeptIn(dataDir: string): Keys {
  const file = join(dataDir, 'keys.json');
  try {
    return keys.parse(JSON.parse(keptText(file, () => JSON.stringify(freshKeys()))));
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR')) {
      throw new StartError(
        `DATA_DIR ${dataDir} is closed to this account: start as its owner, or set another DATA_DIR.`,
      );
    }
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      throw new StartError(`${file} is damaged, and without it the database does not open: put it back from a backup.`);
    }
    throw error;
  }
}

/** Letters, digits, `-` and `_` only: safe in a URL and in a quoted SQL literal. */
function freshKeys(): Keys {
  return { superuser: newSecret(), owner: newSecret(), app: newSecret() };
}
