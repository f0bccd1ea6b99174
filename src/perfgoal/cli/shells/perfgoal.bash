# Completion of perfgoal for bash. In ~/.bashrc: eval "$(perfgoal completion bash)"
_perfgoal() {
  local program=${1/#\~/$HOME} word=${COMP_WORDS[COMP_CWORD]} line found
  [[ $word == = ]] && word=
  COMPREPLY=()
  while IFS= read -r line; do
    line=${line%%$'\t'*}
    case $line in
      :yaml | :forms | :any)
        # Folders get their slash, and names with blanks their backslashes, from readline.
        compopt -o filenames 2>/dev/null
        word=${word#[\"\']}
        while IFS= read -r found; do
          COMPREPLY+=("$found")
        done < <(
          if [[ $line == :any ]]; then
            compgen -f -- "$word"
          else
            compgen -d -- "$word"
            compgen -f -X '!*.[yY][aA][mM][lL]' -- "$word"
            compgen -f -X '!*.[yY][mM][lL]' -- "$word"
            if [[ $line == :forms ]]; then
              compgen -f -X '!*.[xX][lL][sS]' -- "$word"
              compgen -f -X '!*.[xX][lL][sS][xXmM]' -- "$word"
              compgen -f -X '!*.[oO][dD][sS]' -- "$word"
              compgen -f -X '!*.[dD][oO][cC][xX]' -- "$word"
              compgen -f -X '!*.[pP][dD][fF]' -- "$word"
            fi
          fi
        )
        ;;
      *) COMPREPLY+=("$line") ;;
    esac
  done < <(_PERFGOAL_COMPLETE=1 "$program" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _perfgoal perfgoal
