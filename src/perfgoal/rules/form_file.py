"""What the codes of the shape say of a form file: the profile of a form that a repository states for itself."""

from perfgoal.finding import say

MISSING = {
    "form": say(
        "表样缺少必填项“{key}”。",
        "The form lacks the required field “{key}”.",
        "补写一行“{key}: …”，与同层的栏目左对齐。",
        "Add a line “{key}: …”, aligned with the fields of its level.",
    ),
    "form-empty": say(
        "文件里没有内容，应有一个表样。",
        "There is nothing in this file, where a form is due.",
        "从“form”“kind”“title”三栏开始填写。",
        "Begin with the fields “form”, “kind” and “title”.",
    ),
}

UNKNOWN = {
    "form": say(
        "表样文件没有栏目“{key}”，是不是“{near}”？",
        "A form file has no field “{key}” here; did you mean “{near}”?",
        "确认后把“{key}”改为“{near}”。",
        "Change “{key}” to “{near}” if that is meant.",
    ),
    "form-far": say(
        "表样文件没有栏目“{key}”。",
        "A form file has no field “{key}” here.",
        "删去“{key}”；这里可用的栏目：{known}。",
        "Remove “{key}”; the fields that there are: {known}.",
    ),
}

WRONG = {
    "form": say(
        "“{field}”应为{expected}，此处是{found}。",
        "“{field}” should hold {expected}, but holds {found}.",
        "照此改写“{field}”，写法可对照 perfgoal 自带的表样。",
        "Rewrite “{field}” so; a form that perfgoal brings along shows how.",
    ),
    "form-key": say(
        "“{value}”不能作为“{field}”。",
        "“{value}” cannot be the “{field}”.",
        "只用小写英文字母、数字和下划线，以字母开头。",
        "Use small letters, digits and underscores alone, and begin with a letter.",
    ),
    "form-name": say(
        "“{value}”不能作为表样的名称。",
        "“{value}” cannot be the name of a form.",
        "只用小写英文字母、数字和连字符，以字母开头。",
        "Use small letters, digits and hyphens alone, and begin with a letter.",
    ),
    "form-reserved": say(
        "“{name}”是程序自己要用的名称，不能作为资金分组或栏目的“key”。",
        "The program uses the name “{name}” itself, so that it cannot be the “key” of a budget line or group.",
        "换一个名称；中文名称写在“chinese”一栏，不受影响。",
        "Take another name; those in “chinese” may stay.",
    ),
    "form-twice": say(
        "“{name}”在这里第二次出现，而同一层的名称只能用一次。",
        "“{name}” stands here a second time, and may stand once among its like.",
        "改用别的名称，或删去其中一处。",
        "Take another name, or remove one of the two.",
    ),
    "form-long": say(
        "“{name}”太长，不能作为申报里的栏目或类别：超过 {limit} 个字符。",
        "“{name}” is too long for a field or category of a declaration: it has more than {limit} characters.",
        "名称写短。",
        "Shorten the name.",
    ),
    "form-identity": say(
        "勾稽关系中的“{name}”不是这个表样的资金分组。",
        "The identity names “{name}”, which is no budget group of this form.",
        "改为以下之一：{known}。",
        "Change it to one of: {known}.",
    ),
    "form-part": say(
        "“part_of”写的“{name}”不是这一组的栏目，或者它自己也是别的栏目的其中项。",
        "“part_of” names “{name}”, which is no line of this group, or is part of another itself.",
        "改为以下之一：{known}。",
        "Change it to one of: {known}.",
    ),
    "form-taken": say(
        "表样“{name}”已在 {file} 中写明，这里的不起作用。",
        "The form “{name}” is stated in {file} already, and what stands here has no effect.",
        "改用别的名称，或删去其中一个文件。",
        "Take another name, or remove one of the two files.",
    ),
    "form-declaration": say(
        "这是一份申报，不是表样。",
        "This is a declaration, not a form.",
        "让配置中的“forms”只列出表样文件。",
        "Let “forms” in the configuration list form files alone.",
    ),
    "form-unusable": say(
        "这个表样不能使用：{reason}。",
        "This form cannot be used: {reason}.",
        "照此改正，写法可对照 perfgoal 自带的表样。",
        "Mend that; a form that perfgoal brings along shows how.",
    ),
}

FAULTY = {
    "faulty": say(
        "表样“{form}”的文件 {file} 有错误，没有按它检查这份申报。",
        "The file of the form “{form}” has faults, so that this declaration was not checked by it: {file}.",
        "先改正 {file}，再重新检查。",
        "Mend {file} first, then check again.",
    )
}
