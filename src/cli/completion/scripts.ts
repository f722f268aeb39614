/** Each asks `rowgate complete` for what may come next, and so is right for the version that runs. */
export const scripts = {
  bash: `# Completion of rowgate for bash 4 and later. In ~/.bashrc:
#   eval "$(rowgate completion bash)"
_rowgate() {
  local reply line
  COMPREPLY=()
  reply=$(rowgate complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return
  if [[ $reply == :files ]]; then
    local word=\${COMP_WORDS[COMP_CWORD]}
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "\${word#=}")
    return
  fi
  while IFS= read -r line; do
    line=\${line%%$'\\t'*}
    # Bash takes what is behind = for a word of its own.
    [[ $line == --*=* ]] && line=\${line#*=}
    [[ -n $line ]] && COMPREPLY+=("$line")
  done <<< "$reply"
  [[ \${COMPREPLY[0]} == *= ]] && compopt -o nospace
}
complete -F _rowgate rowgate
`,
  zsh: `#compdef rowgate
# Completion of rowgate for zsh. In ~/.zshrc, after compinit:
#   eval "$(rowgate completion zsh)"
_rowgate() {
  local reply line value
  local -a closed open
  reply=$(rowgate complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null) || return 1
  if [[ $reply == :files ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
    return
  fi
  for line in "\${(@f)reply}"; do
    value=\${line%%$'\\t'*}
    if [[ $value == *= ]]; then
      open+=("\${value//:/\\\\:}:\${line#*$'\\t'}")
    elif [[ -n $value ]]; then
      closed+=("\${value//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( $#closed )) && _describe rowgate closed
  (( $#open )) && _describe rowgate open -S ''
}
if [[ $funcstack[1] == _rowgate ]]; then
  _rowgate "$@"
else
  compdef _rowgate rowgate
fi
`,
  fish: `# Completion of rowgate for fish. In ~/.config/fish/config.fish:
#   rowgate completion fish | source
function __rowgate_complete
  set -l before (commandline -opc)
  set -l current (commandline -ct)
  set -l lines (rowgate complete -- $before[2..-1] "$current" 2>/dev/null)
  if test "$lines[1]" = ':files'
    __fish_complete_path (string replace -r '^--[\\w-]+=' '' -- "$current")
  else
    printf '%s\\n' $lines
  end
end
complete -c rowgate -f -a '(__rowgate_complete)'
`,
} as const;
