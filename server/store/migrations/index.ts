// The migrations in order: hand-written SQL that MikroORM's Migrator runs; the schema diff is never used.
import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

function sqlOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

class Migration0001 extends Migration {
  override up(): void {
    this.addSql(sqlOf('./0001.sql'));
    this.addSql(sqlOf('./0001-walls.sql'));
    this.addSql(sqlOf('./0001-commands.sql'));
    this.addSql(sqlOf('./0001-sessions.sql'));
  }
}

class Migration0002 extends Migration {
  override up(): void {
    this.addSql(sqlOf('./0002.sql'));
  }
}

class Migration0003 extends Migration {
  override up(): void {
    this.addSql(sqlOf('./0003.sql'));
    this.addSql(sqlOf('./0003-members.sql'));
    this.addSql(sqlOf('./0003-displays.sql'));
    this.addSql(sqlOf('./0003-keys.sql'));
  }
}

class Migration0004 extends Migration {
  override up(): void {
    this.addSql(sqlOf('./0004.sql'));
  }
}

/** Every migration, oldest first, named as the Migrator's table records them. */
export const migrations = [
  { name: '0001', class: Migration0001 },
  { name: '0002', class: Migration0002 },
  { name: '0003', class: Migration0003 },
  { name: '0004', class: Migration0004 },
];
