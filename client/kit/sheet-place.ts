// The place a sheet stands in, apart from the sheet itself, whose code may come later.
import { createContext } from 'react';

/** Is told whether a sheet stands there: what gives way to one goes only then. */
export const SheetPlace = createContext<(hasSheet: boolean) => void>(() => undefined);
