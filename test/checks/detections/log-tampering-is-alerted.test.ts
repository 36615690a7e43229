import check from '../../../checks/detections/log-tampering-is-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['LOG_TAMPER']));
