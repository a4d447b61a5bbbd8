#!/usr/bin/env bash
# Draws docs/images from the real output of the examples in a terminal, at a fixed time so that a picture changes only when an example does.
# Without arguments it installs what it needs from Debian. To look at a report: eng/update-pictures.sh NAME COLUMNS dark|light FILE.png [ARGUMENT…]
set -euo pipefail
cd "$(dirname "$0")/.."

now='2026-03-02 15:00:00'

# draw EXAMPLE COLUMNS LINES THEME FILE [ARGUMENT…]: runs the example in a terminal of this size and draws what it shows after it has settled.
draw() {
  local example=$1 columns=$2 lines=$3 theme=$4 file=$5
  shift 5
  local program=$PWD/examples/$example/bin/Debug/net10.0/$example socket=pictures-$$
  # The fake time stands still for dates only: timers go on.
  tmux -L "$socket" -f /dev/null new-session -d -x "$columns" -y "$lines" \
    "export COLORTERM=truecolor TERM=xterm-256color FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1 TZ=UTC
     faketime -f '$now' $program $*; tmux -L $socket wait-for -S done; sleep 120"
  if [[ " $* " == *" --watch "* ]]; then
    timeout 120 sh -c "until tmux -L $socket capture-pane -p | grep -q 'next in'; do sleep 1; done"
  else
    timeout 120 tmux -L "$socket" wait-for done
  fi
  tmux -L "$socket" capture-pane -e -p -N | eng/ansi-to-png.py "$columns" "$theme" "$file"
  tmux -L "$socket" kill-server
  pngquant --force --skip-if-larger --speed 1 --output "$file" 64 "$file" || [ $? -eq 98 ]
}

for command in tmux faketime pngquant; do
  if ! command -v "$command" > /dev/null || ! /usr/bin/python3 -c 'import PIL, rich' 2> /dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends tmux faketime pngquant python3-rich python3-pil fonts-dejavu-core
    break
  fi
done

if [ $# -gt 0 ]; then
  example=$1 columns=$2 theme=$3 file=$4
  shift 4
  draw "$example" "$columns" 100 "$theme" "$file" "$@"
  exit
fi

mkdir -p docs/images
for example in TicketTrends EventTimeline SonarTriage OperationsDashboard; do
  dotnet build "examples/$example" --nologo --verbosity quiet -clp:NoSummary
done
draw TicketTrends 88 60 dark docs/images/ticket-trends.png
draw EventTimeline 88 60 dark docs/images/event-timeline.png
draw SonarTriage 120 80 dark docs/images/sonar-triage.png --rows 10
draw OperationsDashboard 120 40 dark docs/images/operations-dashboard.png --watch
