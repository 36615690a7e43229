/** Who may import whom. Each rule says why; the architecture test runs them. */
const layer = (name, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: `^${name === 'checks' ? 'checks/' : `src/${name}/`}` },
  to: {
    path: '^(src|checks|test)/',
    pathNot: [
      name === 'checks' ? '^checks/' : `^src/${name}/`,
      ...allowed.map((one) => (one === 'checks' ? '^checks/' : `^src/${one}/`)),
    ],
  },
});

/** Packages of node_modules that a layer may import; node built-ins are always fine where not named. */
const packages = (name, allowed, comment) => ({
  name: `${name}-packages`,
  severity: 'error',
  comment,
  from: { path: `^${name === 'checks' ? 'checks/' : `src/${name}/`}` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    pathNot: allowed,
  },
});

module.exports = {
  forbidden: [
    layer('core', [], 'The words must not depend on anything that uses them.'),
    layer('evidence', ['core'], 'A shape of evidence is pure data: what reads it and what judges it both build on it.'),
    layer(
      'checks',
      ['core', 'evidence', 'analysis'],
      'A check sees evidence and nothing else, so it can be run again next year.',
    ),
    layer('analysis', ['core'], 'Engines of the domain are pure: they know nothing of files, the network or the SDK.'),
    layer(
      'derive',
      ['core', 'evidence', 'analysis'],
      'A derivation sees evidence and findings and nothing else, so it can be made again next year.',
    ),
    layer('aws', ['core'], 'Access to AWS does not know what is read with it.'),
    layer('collectors', ['core', 'evidence', 'aws'], 'A collector reads; it does not judge, plan or store.'),
    layer('collect', ['core', 'aws', 'evidence'], 'The runner is given its collectors and its sink.'),
    layer('bundle', ['core', 'evidence'], 'The bundle stores evidence whatever it means.'),
    layer(
      'distribute',
      ['core', 'bundle', 'collect', 'aws'],
      'Sharing a collection between machines is given what to collect, and knows no evidence.',
    ),
    layer('evaluate', ['core', 'analysis'], 'Evaluation is pure: it is given a bundle and checks.'),
    layer('deploy', ['core'], 'Files to deploy are a function of what they are asked for.'),
    layer('report', ['core'], 'Every format is a function of the audit result alone.'),
    layer('catalog', ['core', 'evidence', 'collectors', 'checks', 'aws'], 'The registries list what there is.'),
    layer('simulator', ['core'], 'The simulated AWS must not share a mistake with the scanner that it proves.'),
    layer('testing', ['core', 'evaluate'], 'The harness runs a check as the engine would, and knows no check.'),
    packages('testing', ['node_modules/vitest'], 'The harness is of vitest.'),
    packages('core', ['node_modules/zod'], 'The words need nothing but zod.'),
    packages('evidence', ['node_modules/zod'], 'Shapes need nothing but zod.'),
    packages('checks', ['^$'], 'Checks need no library.'),
    packages('analysis', ['^$'], 'Engines need no library.'),
    packages('derive', ['^$'], 'Derivations need no library.'),
    packages('evaluate', ['node_modules/zod'], 'Evaluation needs no library.'),
    packages(
      'report',
      ['node_modules/(handlebars|zod)'],
      'Reports need Handlebars, and zod for the facts of findings.',
    ),
    packages('deploy', ['node_modules/yaml'], 'Files to deploy are YAML, or text.'),
    packages('bundle', ['node_modules/zod'], 'The bundle needs the file system and zod.'),
    packages(
      'distribute',
      ['node_modules/(bullmq|ioredis|@aws-sdk/client-s3|@smithy/types|p-limit|zod)/'],
      'Machines share a queue on Redis and a store in S3, and nothing else.',
    ),
    {
      name: 'only-the-store-of-bundles-writes',
      severity: 'error',
      comment: "The scan is read-only: what puts objects into the user's bucket is one file, and nothing else uses it.",
      from: { path: '^(src|checks)/', pathNot: '^src/(distribute/|simulator/)' },
      to: { path: '^src/distribute/s3-store[.]ts$' },
    },
    {
      name: 'pure-layers-touch-nothing',
      severity: 'error',
      comment: 'A verdict must not depend on the machine, the clock or the network.',
      from: { path: '^(checks|src/(core|evidence|analysis|derive|evaluate))/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|net)$' },
    },
    {
      name: 'nobody-imports-cli-or-test',
      severity: 'error',
      comment:
        'The command line is the composition root, the library is it for other programs; tests are for themselves.',
      from: { path: '^(src|checks)/', pathNot: '^src/(cli/|library[.]ts$)' },
      to: { path: '^(src/cli|test)/' },
    },
    {
      name: 'nobody-imports-the-library',
      severity: 'error',
      comment: 'The library is for other programs; inside, a function is imported from where it is.',
      from: { path: '^(src|checks)/' },
      to: { path: '^src/library[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'A circle cannot be read from either end.',
      from: { path: '^(src|checks)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    moduleSystems: ['es6'],
  },
};
