#compdef perfgoal
# Completion of perfgoal for zsh. In ~/.zshrc, behind compinit: eval "$(perfgoal completion zsh)"
_perfgoal() {
  local line files
  local -a described
  for line in "${(@f)$(_PERFGOAL_COMPLETE=1 ${(Q)~words[1]} "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    case $line in
      '') ;;
      :yaml | :forms | :any) files=$line ;;
      *$'\t'*) described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
      *) described+=("${line//:/\\:}") ;;
    esac
  done
  if [[ $files == :yaml ]]; then
    _files -g '(#i)*.(yaml|yml)(-.)'
  elif [[ $files == :forms ]]; then
    _files -g '(#i)*.(yaml|yml|xls|xlsx|xlsm|ods|docx|pdf)(-.)'
  elif [[ $files == :any ]]; then
    _files
  fi
  (( $#described )) && _describe perfgoal described
}
if [[ $funcstack[1] == _perfgoal ]]; then
  _perfgoal "$@"
else
  compdef _perfgoal perfgoal
fi
