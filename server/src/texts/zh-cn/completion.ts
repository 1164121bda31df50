import type { enCompletion } from '../en/completion.ts';

export const zhCnCompletion: typeof enCompletion = {
  isDefault: '默认值',
  alreadySet: '已设置',
  undefinedYet: '已引用，未设置',
  ownParameter: '自定义',
  restrictionClass: '限制类',
  disableNextLine: '下一行不报告问题',
  disableFile: '本文件不报告问题',
};
