import { type Expected, keyOf, type Place, regions, type World } from '../estate/world.ts';
import { type Answer, answers } from './answers.ts';

/** The right findings for an estate on AWS. @throws {Error} for an exception that concerns nothing */
export function rightFindings(world: World, closed: string): readonly Expected[] {
  const exceptions = new Map(world.exceptions.map((one) => [keyOf(one.check, one.subject), one.expected]));
  const findings = Object.entries(answers).flatMap(([check, answer]) =>
    usualFindings(world, check, answer, closed).map((usual) => {
      const exception = exceptions.get(keyOf(check, usual));
      exceptions.delete(keyOf(check, usual));
      return exception ?? usual;
    }),
  );
  const [stray] = exceptions.keys();
  if (stray !== undefined) throw new Error(`nothing is usually said of this: ${stray}`);
  return [...findings, ...world.additions];
}

function usualFindings(world: World, check: string, answer: Answer, closed: string): readonly Expected[] {
  const { of, otherwise, because, without, knownFromOutside } = answer;
  const say = ({ account, region, resource }: Place, verdict: Expected['verdict'], why: string): Expected => ({
    check,
    account,
    region,
    resource,
    verdict,
    because: why,
  });
  const shut = 'the account cannot be entered';
  const inClosed = regions.map((region) =>
    knownFromOutside
      ? say({ account: closed, region, resource: null }, otherwise, because)
      : say({ account: closed, region, resource: null }, 'unknown', shut),
  );
  switch (of) {
    case 'organization':
    case 'trusted-service':
    case 'delegated-service':
    case 'trail':
    case 'key':
      return world.of(of).map((subject) => say(subject, otherwise, because));
    case 'bucket':
      return world.of(of).map((subject) => {
        const gone = subject.absent && check !== 'log-archive/bucket-exists';
        return gone ? say(subject, 'not-applicable', 'it does not exist') : say(subject, otherwise, because);
      });
    case 'account':
      return world
        .of(of)
        .map((subject) =>
          subject.account === closed && !knownFromOutside
            ? say(subject, 'unknown', shut)
            : say(subject, otherwise, because),
        );
    case 'target':
      return [...world.of(of).map((subject) => say(subject, otherwise, because)), ...inClosed];
    default: {
      const subjects = world.of(of);
      const bare = world
        .of('target')
        .filter((place) => !subjects.some((one) => one.account === place.account && one.region === place.region));
      return [
        ...subjects.map((subject) => say(subject, otherwise, because)),
        ...bare.map((place) => say(place, without ?? otherwise, `nothing of the kind: ${of}`)),
        ...inClosed,
      ];
    }
  }
}
