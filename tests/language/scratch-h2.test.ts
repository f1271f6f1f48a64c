import { compileExpression } from '../../platform/language/expression';
import { mysqlDialect } from '../../platform/language/dialect/mysql';
import { createBindings } from '../../platform/storage/bindings';
import { createScope, createSource, EVERYTHING } from '../../platform/storage/scope';
import { environment, snapshot, thing } from './world';
it('prints', () => {
  const bindings = createBindings(mysqlDialect);
  const scope = createScope(createSource(mysqlDialect, snapshot, environment, bindings), thing, EVERYTHING);
  const sql = compileExpression(process.env.EXPR ?? '1', thing, snapshot).toSql(scope, environment);
  console.log(JSON.stringify(bindings.statement(sql)));
});
