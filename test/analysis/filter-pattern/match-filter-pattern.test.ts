import { describe, expect, test } from 'vitest';
import { explainFilterMatch, matchFilterPattern } from '../../../src/analysis/filter-pattern/match-filter-pattern.ts';
import { parseFilterPattern } from '../../../src/analysis/filter-pattern/parse-filter-pattern.ts';
import type { JsonObject } from '../../../src/analysis/json.ts';

function matching(text: string, message: string | JsonObject) {
  const parsed = parseFilterPattern(text);
  if (!parsed.ok) throw new Error(`${parsed.error.message}: ${text}`);
  return matchFilterPattern(parsed.pattern, message);
}

const event = {
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  errorCode: 400,
  latency: 12.5,
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  coordinates: [[0, 1, 2]],
  someObject: { inner: 'x' },
  nothing: null,
  flag: true,
  off: false,
  text: 'true',
  digits: '42',
  empty: '',
  'dotted.key': 'd',
};

describe('a JSON pattern', () => {
  test.each([
    // strings
    ['$.eventType = "UpdateTrail"', 'match'],
    ['$.eventType = UpdateTrail', 'match'],
    ['$.eventType = updateTrail', 'no-match'],
    ['$.eventType != "UpdateTrail"', 'no-match'],
    ['$.eventType != "Other"', 'match'],
    ['$.empty = ""', 'match'],
    // wildcards
    ['$.eventType = "Update*"', 'match'],
    ['$.eventType = *Trail', 'match'],
    ['$.eventType = *date*', 'match'],
    ['$.eventType = *', 'match'],
    ['$.eventType = "*"', 'match'],
    ['$.eventType != *', 'no-match'],
    ['$.sourceIPAddress != 123.123.*', 'match'],
    ['$.sourceIPAddress != 111.111.*', 'no-match'],
    ['$.eventType = Up*il', 'indeterminate'],
    ['$.eventType = *p*il', 'indeterminate'],
    ['$.eventType = Up*ly', 'no-match'],
    ['$.eventType != Up*il', 'indeterminate'],
    // numbers
    ['$.errorCode = 400', 'match'],
    ['$.errorCode = 4e2', 'match'],
    ['$.errorCode = 400.0', 'match'],
    ['$.errorCode = 4*', 'match'],
    ['$.errorCode != 4*', 'no-match'],
    ['$.errorCode != 500', 'match'],
    ['$.errorCode > 399', 'match'],
    ['$.errorCode >= 400', 'match'],
    ['$.errorCode < 400', 'no-match'],
    ['$.latency <= 12.5', 'match'],
    ['$.latency = *', 'match'],
    ['$.errorCode = "400"', 'indeterminate'],
    ['$.errorCode = "500"', 'no-match'],
    ['$.digits = 42', 'indeterminate'],
    ['$.digits = 43', 'no-match'],
    ['$.digits > 5', 'indeterminate'],
    ['$.digits > 50', 'no-match'],
    ['$.eventType > 5', 'no-match'],
    ['$.eventType != 5', 'indeterminate'],
    // absent keys satisfy nothing but NOT EXISTS
    ['$.absent = *', 'no-match'],
    ['$.absent != "x"', 'no-match'],
    ['$.absent != 5', 'no-match'],
    ['$.absent IS NULL', 'no-match'],
    ['$.absent NOT EXISTS', 'match'],
    ['$.eventType.deeper NOT EXISTS', 'match'],
    ['$.eventType NOT EXISTS', 'no-match'],
    ['$.nothing NOT EXISTS', 'no-match'],
    ['$.someObject NOT EXISTS', 'no-match'],
    ['$.constructor NOT EXISTS', 'match'],
    ['$.eventType.length NOT EXISTS', 'match'],
    // null and booleans
    ['$.nothing IS NULL', 'match'],
    ['$.flag IS NULL', 'no-match'],
    ['$.nothing = "x"', 'no-match'],
    ['$.nothing != "x"', 'indeterminate'],
    ['$.flag IS TRUE', 'match'],
    ['$.flag is true', 'match'],
    ['$.flag IS FALSE', 'no-match'],
    ['$.off IS FALSE', 'match'],
    ['$.text IS TRUE', 'indeterminate'],
    ['$.text IS FALSE', 'no-match'],
    ['$.eventType IS TRUE', 'no-match'],
    ['$.flag = "true"', 'indeterminate'],
    ['$.flag = "false"', 'no-match'],
    ['$.flag != "true"', 'indeterminate'],
    // arrays and objects
    ['$.arrayKey[0] = "value"', 'match'],
    ['$.arrayKey[2] = "value"', 'no-match'],
    ['$.arrayKey[2] NOT EXISTS', 'match'],
    ['$.arrayKey = "value"', 'no-match'],
    ['$.arrayKey != "value"', 'no-match'],
    ['$.objectList[1].id = 2', 'match'],
    ['$.objectList.id = 2', 'no-match'],
    ['$.coordinates[0][1] = 1', 'match'],
    ['$.someObject = "x"', 'no-match'],
    ["$['dotted.key'] = d", 'match'],
    ['$.dotted.key = d', 'no-match'],
    // regular expressions are sought anywhere
    ['$.eventType = %Trail%', 'match'],
    ['$.eventType = %^Trail%', 'no-match'],
    ['$.eventType != %^Trail%', 'match'],
    ['$.errorCode = %^4%', 'indeterminate'],
    // Kleene: what is open stays open unless the rest decides
    ['$.flag = "true" && $.eventType = Other', 'no-match'],
    ['$.flag = "true" || $.eventType = UpdateTrail', 'match'],
    ['$.flag = "true" && $.eventType = UpdateTrail', 'indeterminate'],
    ['$.eventType = UpdateTrail || $.errorCode = 1 && $.latency = 1', 'match'],
    ['($.eventType = UpdateTrail || $.errorCode = 1) && $.latency = 1', 'no-match'],
  ])('{ %s } is a %s', (condition, expected) => {
    expect(matching(`{ ${condition} }`, event)).toBe(expected);
    expect(matching(`{ ${condition} }`, JSON.stringify(event))).toBe(expected);
  });

  test.each(['', 'ERROR', '{', '"text"', '5', 'null'])('does not apply to the message %j', (message) => {
    expect(matching('{ $.a NOT EXISTS }', message)).toBe('no-match');
  });

  test('says why it is undetermined, and nothing when it is not', () => {
    const explain = (text: string) => {
      const parsed = parseFilterPattern(text);
      return parsed.ok ? explainFilterMatch(parsed.pattern, event) : undefined;
    };
    expect(explain('{ $.eventType = U*l }')).toEqual({
      result: 'indeterminate',
      doubts: ['a wildcard stands inside a value'],
    });
    expect(explain('{ $.flag = "true" }')).toEqual({
      result: 'indeterminate',
      doubts: ['a boolean is compared with a string'],
    });
    expect(explain('{ $.flag = "true" || $.flag IS TRUE }')).toEqual({ result: 'match', doubts: [] });
  });
});

describe('a regular expression', () => {
  test.each([
    ['colou?r', 'color', true],
    ['colou?r', 'colour', true],
    ['colou?r', 'colouur', false],
    ['gray|grey', 'a grey one', true],
    ['gray|grey', 'groy', false],
    ['^a+$', 'aaa', true],
    ['^a+$', 'aab', false],
    ['^a*$', '', true],
    ['a{2,3}b', 'ab', false],
    ['a{2,3}b', 'aaab', true],
    ['^a{2}$', 'aaa', false],
    ['^a{2,}$', 'aaaaa', true],
    ['10\\.10\\.0\\.1', '10.10.0.1', true],
    ['10\\.10\\.0\\.1', '10x10x0x1', false],
    ['[a-c]x', 'bx', true],
    ['[a-c]x', 'dx', false],
    ['[^a-c]x', 'dx', true],
    ['[^a-c]x', 'ax', false],
    ['[\\d]{1,3}', 'abc7', true],
    ['\\D', '123', false],
    ['\\w+@\\w+', 'a_1@b', true],
    ['\\W', 'a_1', false],
    ['a\\sb', 'a\tb', true],
    ['\\S', ' \t', false],
    ['\\x41', 'A', true],
    ['a.c', 'a-c', true],
    ['a.c', 'ac', false],
    ['a$b', 'ab', false],
    ['.', 'é', true],
    ['[^a]', '漢', true],
  ])('%s on %j', (regex, text, found) => {
    expect(matching(`{ $.t = %${regex}% }`, { t: text })).toBe(found ? 'match' : 'no-match');
  });

  test('with a repetition too large to run is undetermined', () => {
    expect(matching('{ $.t = %a{5000}% }', { t: 'a' })).toBe('indeterminate');
  });
});

const flow = '2 123456789012 eni-0 203.0.113.9 10.0.0.5 51000 22 6 10 840 1600000000 1600000060 REJECT OK';
const web = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

describe('a space-delimited pattern', () => {
  test.each([
    [
      '[v, account, eni, src, dst, srcport, dstport="22", protocol="6", packets, bytes, start, end, action="REJECT", status]',
      flow,
      'match',
    ],
    ['[v, account, eni, src, dst, srcport, dstport=22, ..., action=REJECT, status]', flow, 'match'],
    ['[..., action=ACCEPT, status]', flow, 'no-match'],
    ['[v, account]', flow, 'no-match'],
    ['[...]', flow, 'match'],
    ['[..., bytes > 500, start, end, action, status]', flow, 'match'],
    ['[..., bytes > 5000, start, end, action, status]', flow, 'no-match'],
    ['[ip, user, username, timestamp, request, status_code, bytes]', web, 'match'],
    ['[ip, user, username, timestamp, request=*html*, status_code=4*, bytes]', web, 'match'],
    ['[..., request=*.html*, status_code=4*,]', web, 'match'],
    ['[ip, user, username, timestamp, request, status_code = 4* && status_code != 403, bytes]', web, 'match'],
    ['[ip, user, username, timestamp, request, (status_code = 403 || status_code = 404), bytes]', web, 'match'],
    ['[ip=%127\\.0\\.0\\.[1-9]%, user, ...]', web, 'match'],
    ['[w1=ERROR || w1=WARN, ...]', 'WARN message', 'match'],
    ['[w1!=ERROR && w1!=WARN, ...]', 'WARN message', 'no-match'],
    ['[a, b > 5]', 'x y', 'no-match'],
    ['[a = 1.0]', '1', 'indeterminate'],
    ['[..., a = x, ...]', 'w x y', 'indeterminate'],
    ['[..., a = x, ...]', 'w y', 'no-match'],
    ['[a = x*z]', 'xyz', 'indeterminate'],
  ])('%s on %s', (pattern, message, expected) => {
    expect(matching(pattern, message)).toBe(expected);
  });
});

describe('a pattern of terms', () => {
  test.each([
    ['ERROR', 'ERRORCODE: -1', 'match'],
    ['error', 'ERROR', 'no-match'],
    ['ERROR Exception', '[ERROR] IllegalArgumentException', 'match'],
    ['ERROR Exception', '[ERROR] nothing', 'no-match'],
    ['"Failed to process"', 'Failed to process the request', 'match'],
    ['"Failed to process"', 'Failed  to process', 'no-match'],
    ['"say \\"hi\\""', 'they say "hi"', 'match'],
    ['?ERROR ?WARN', 'WARN message', 'match'],
    ['?ERROR ?WARN', 'INFO message', 'no-match'],
    ['ERROR -Exiting', 'Exiting with ERRORCODE', 'no-match'],
    ['ERROR -"Exiting"', 'ERROR', 'match'],
    ['-ERROR', 'fine', 'match'],
    ['%AUTHORIZED%', '[ERROR 401] UNAUTHORIZED REQUEST', 'match'],
    ['-%^ERR%', 'ERROR', 'no-match'],
    ['?ERROR INFO', 'INFO', 'indeterminate'],
    ['?ERROR INFO', 'INFO ERROR', 'match'],
    ['?ERROR INFO', 'ERROR', 'no-match'],
    ['?ERROR -INFO', 'nothing', 'indeterminate'],
    ['s3.amazonaws.com', 'from s3.amazonaws.com', 'match'],
    ['s3.amazonaws.com', 'com.amazonaws.s3', 'indeterminate'],
    ['s3.amazonaws.com', 'ec2', 'no-match'],
  ])('%s on %s', (pattern, message, expected) => {
    expect(matching(pattern, message)).toBe(expected);
  });

  test('is sought in the compact JSON text of an object', () => {
    expect(matching('"\\"cidrIp\\":\\"0.0.0.0/0\\""', { items: [{ cidrIp: '0.0.0.0/0' }] })).toBe('match');
  });
});
