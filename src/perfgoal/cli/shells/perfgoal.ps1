# Completion of perfgoal for PowerShell. In $PROFILE: perfgoal completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName perfgoal -ScriptBlock {
    param($word, $line, $cursor)
    $words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
    $encoding = [Console]::OutputEncoding
    $env:_PERFGOAL_COMPLETE = "1"
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        # An empty argument does not reach a program; a word of one blank does.
        $last = if ($word) { $word } else { " " }
        $found = & $words[0] @($words | Select-Object -Skip 1) $last 2>$null
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_PERFGOAL_COMPLETE
    }
    # Nothing for a path: PowerShell completes files by itself then.
    $found | Where-Object { $_ -and -not $_.StartsWith(":") } | ForEach-Object {
        $value, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $meaning)
    }
}
