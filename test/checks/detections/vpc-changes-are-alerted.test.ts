import check from '../../../checks/detections/vpc-changes-are-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['VPC']));
