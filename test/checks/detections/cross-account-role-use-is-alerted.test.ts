import check from '../../../checks/detections/cross-account-role-use-is-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['ASSUMEROLE_XACCT']));
