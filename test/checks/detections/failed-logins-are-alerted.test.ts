import check from '../../../checks/detections/failed-logins-are-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['LOGIN_FAILED']));
