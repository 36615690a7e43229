import check from '../../../checks/detections/organization-changes-are-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['ORG']));
