import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { estateFileSchema } from '../../src/core/estate-file.ts';
import { renderEstate } from '../../src/report/estate.ts';
import { estateAudit, smallMap } from './estate-audit.ts';

const parsed = (text: string) => estateFileSchema.parse(JSON.parse(text));

test('estate.json is as its published schema says, with a map and without', async () => {
  const schema = new URL('../../src/catalog/generated/estate.schema.json', import.meta.url);
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(await readFile(schema, 'utf8')),
  );
  for (const audit of [estateAudit(), estateAudit(null)]) {
    validate(JSON.parse(renderEstate(audit)));
    expect(validate.errors).toBeNull();
  }
  expect(validate({ ...JSON.parse(renderEstate(estateAudit())), flows: [{}] })).toBe(false);
});

test('estate.json has every account with its unit and its roles, strangers with a role too, and the map itself', () => {
  const file = parsed(renderEstate(estateAudit()));
  expect(file.accounts.map(({ id, ou, roles }) => [id, ou?.join('/'), roles.map(({ role }) => role).join()])).toEqual([
    ['111111111111', 'Root', 'management'],
    ['222222222222', 'Root/Security', 'log-archive'],
    ['333333333333', 'Root/Security', 'siem'],
    ['444444444444', 'Root/Workloads', ''],
    ['555555555555', 'Root/Workloads', ''],
    ['666666666666', 'Root/Sandbox', ''],
    ['777777777777', 'Root/Workloads', ''],
    ['999999999999', undefined, 'siem'],
  ]);
  expect([file.flows, file.readers]).toEqual([smallMap().flows, smallMap().readers]);
});

test('estate.json of a result without a map does not say that nothing flows', () => {
  const { flows, readers } = parsed(renderEstate(estateAudit(null)));
  expect([flows, readers]).toEqual([null, null]);
});
