/** What the package publishes as `blindspot/testing`, by the path at which the tests of the catalogue know it. */
export * from '../../src/testing/describe-check.ts';
