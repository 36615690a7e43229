import check from '../../../checks/detections/iam-persistence-is-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['IAM_PERSISTENCE']));
