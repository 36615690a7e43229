import type { Operation } from './model.ts';
import type { Member, Shape } from './shape.ts';

/**
 * An answer in which the texts that the estate leaves out are canaries, `canary:<service>:<operation>:<path>`: where one
 * turns up again, so would what AWS has in that member. Structures and lists that the estate leaves out stay out, lest
 * what is not there seems to be there, but for those that are named after a secret.
 * @param planted takes up the canaries
 */
export function withCanaries(
  answer: object,
  { name, output }: Operation,
  service: string,
  planted: Set<string>,
): object {
  return new Planting(planted).into(answer, output, `canary:${service}:${name}:`);
}

/** Members whose names tell of something that nobody but its owner may know. */
export const secretName =
  /password|secret|token|credential|certificate|private|environment|userdata|presigned|keymaterial|keypair|accesskey|payload|^code$|^location$/i;

/** What the answer's reader goes on with, or takes for one of a few values: another text there changes what it asks. */
const meaningful =
  /^(next|continuation|pagination)?-?(token|marker|position)$|marker$|(status|state|type|mode|strategy|constraint|owner|format|unit|statistic|operator|version|class|spec|origin|usage|manager|level|protocol|frequency|scope)$/i;

class Planting {
  readonly #planted: Set<string>;

  constructor(planted: Set<string>) {
    this.#planted = planted;
  }

  into(answer: object, shape: Shape, path: string): object {
    if (shape.kind !== 'structure') return answer;
    const filled: Record<string, unknown> = { ...answer };
    for (const [name, member] of shape.members) {
      const at = path.endsWith(':') ? `${path}${name}` : `${path}.${name}`;
      const given = filled[name] ?? undefined;
      if (given !== undefined) filled[name] = this.#intoGiven(given, member.shape, at);
      else if (isToFill(name, member)) filled[name] = this.#made(member.shape, at);
    }
    return filled;
  }

  #intoGiven(given: unknown, shape: Shape, path: string): unknown {
    if (shape.kind === 'structure' && typeof given === 'object' && given !== null) return this.into(given, shape, path);
    return shape.kind === 'list' && Array.isArray(given)
      ? given.map((item) => this.#intoGiven(item, shape.element.shape, path))
      : given;
  }

  /** Scalars that are no text are left to be absent. */
  #made(shape: Shape, path: string): unknown {
    switch (shape.kind) {
      case 'string':
        this.#planted.add(path);
        return path;
      case 'map':
        return { canary: this.#made(shape.value.shape, path) };
      case 'structure': {
        const texts = [...shape.members].filter(([, { shape: own }]) => isText(own));
        return Object.fromEntries(texts.map(([name, own]) => [name, this.#made(own.shape, `${path}.${name}`)]));
      }
      default:
        return undefined;
    }
  }
}

function isToFill(name: string, { traits, shape }: Member): boolean {
  if (traits.httpPayload === 1 || traits.httpPrefixHeaders !== undefined) return false;
  if (shape.kind === 'structure') return secretName.test(name);
  return isText(shape) && !meaningful.test(name);
}

const isText = (shape: Shape): boolean =>
  shape.kind === 'string' || (shape.kind === 'map' && shape.value.shape.kind === 'string');
