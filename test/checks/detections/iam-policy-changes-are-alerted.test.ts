import check from '../../../checks/detections/iam-policy-changes-are-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['IAM_POLICY']));
