# Completion of perfgoal for fish. In ~/.config/fish/config.fish: perfgoal completion fish | source
function __perfgoal_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in (env _PERFGOAL_COMPLETE=1 $words "$word" 2>/dev/null)
        switch $line
            case :yaml
                __fish_complete_path "$word" | string match --regex --ignore-case '^[^\t]*(?:/|\.ya?ml)(?:\t.*)?$'
            case :forms
                __fish_complete_path "$word" | string match --regex --ignore-case '^[^\t]*(?:/|\.(?:ya?ml|xls[xm]?|ods|docx|pdf))(?:\t.*)?$'
            case :any
                __fish_complete_path "$word"
            case '*'
                echo $line
        end
    end
end
complete --command perfgoal --no-files --arguments '(__perfgoal_complete)'
