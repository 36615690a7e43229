/** CloudFormation's references. */
export const ref = (name: string): { readonly Ref: string } => ({ Ref: name });
export const sub = (text: string): { readonly 'Fn::Sub': string } => ({ 'Fn::Sub': text });
export const getAtt = (name: string, attribute: string): { readonly 'Fn::GetAtt': readonly [string, string] } => ({
  'Fn::GetAtt': [name, attribute],
});
