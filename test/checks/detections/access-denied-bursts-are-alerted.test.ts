import check from '../../../checks/detections/access-denied-bursts-are-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['ACCESS_DENIED']));
