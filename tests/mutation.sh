#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Breaks one line of the product at a time and expects a test to turn red: tests/mutation.sh [BUILD FOLDER]
# One source is compiled again, changed, in a folder of its own and linked before the libraries of a build that is there
# (cmake --preset dev; what is needed of tst_sync is built here). The table goes to standard output; exit 1: a mutation
# stayed green.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
build=$(realpath "${1:-build/dev}")
work=$build/mutation
seeds=60 # of each class that takes seeds
export LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
mkdir -p "$work"
missed=0

objects=()
for name in __/support/diskcalls __/support/faultyvfs __/support/main __/support/memoryoutgoing syncfaults syncnet \
    syncoracle syncworld tst_agentmends tst_recordseeds tst_syncseeds; do
    objects+=("tests/simulation/CMakeFiles/tst_sync.dir/$name.cpp.o")
done
libraries=$(grep -A3 "^build bin/tst_sync:" "$build/build.ninja" | sed -n 's/.*LINK_LIBRARIES = //p')
commands=$(ninja -C "$build" -t commands bin/tst_sync)
if [ -z "${NARU_BUILT:-}" ]; then # what the mutant is linked with
    ninja -C "$build" "${objects[@]}" sync/agent/libnaru_sync_agent.a sync/agent/libnaru_sync_enroller.a \
        sync/hub/libnaru_sync_operators.a app/payments/libnaru_payments.a app/words/libnaru_words.a >&2 || exit 2
fi

# mutate NAME CLASS SOURCE SED [SEEDS]: what is broken, the test that must notice, where, and how.
mutate() {
    local name=$1 class=$2 source=$3 script=$4 count=${5:-$seeds}
    local slug=${name//[^A-Za-z]/_}
    local folder=$work/$slug
    mkdir -p "$folder"
    sed -E "$script" "$root/$source" > "$folder/mutant.cpp"
    if cmp -s "$root/$source" "$folder/mutant.cpp"; then
        echo "| $name | $source | **not applied** | – |"
        missed=1
        return
    fi
    local compile
    compile=$(grep -F -- "-c $root/$source" <<< "$commands" | head -1)
    compile=${compile%% -MD *}
    (cd "$build" && eval "$compile -I$(dirname "$root/$source") -o $folder/mutant.o -c $folder/mutant.cpp" \
        && eval "g++ -o $folder/mutant $folder/mutant.o ${objects[*]} $libraries") > "$folder/build.log" 2>&1 || {
        echo "| $name | $source | **does not build** | – |"
        missed=1
        return
    }
    NARU_SEEDS=$count timeout 300 "$folder/mutant" "$class" > "$folder/test.log" 2>&1
    local code=$? first
    first=$(grep -m1 '^FAIL!' "$folder/test.log" | sed -E 's/^FAIL! *: ([A-Za-z]+)::([A-Za-z]+)\((.*)\) .*/\2 (\3)/; s/ \(\).*$//; s/ \(from.*//')
    local reason
    reason=$(grep -m1 -oE '(seed [0-9]+[^)]*: .*|Actual .*)' "$folder/test.log" | sed 's/)$//' | cut -c1-90)
    [ -n "$reason" ] || reason=$(sed -nE "s/^FAIL!.* '(.*)' returned FALSE.*/not: \1/p" "$folder/test.log" | head -1)
    if [ $code -eq 0 ]; then
        echo "| $name | $source | **green** | – |"
        missed=1
    elif [ $code -eq 124 ] || [ -z "$first" ]; then
        echo "| $name | $source | **ended with $code, and no test failed** | – |"
        missed=1
    else
        echo "| $name | $source | red: $class::$first | ${reason:-–} |"
    fi
}

echo "| what is broken | where | turned red | first words |"
echo "|---|---|---|---|"
mutate "synchronous FULL is NORMAL" RecordSeedsTest app/storage/database.cpp 's/synchronous=FULL/synchronous=NORMAL/'
mutate "desk compares no hashes" SyncSeedsTest sync/agent/answers.cpp 's/if \(\*ours != answer\.head\.hash\)/if (false)/'
mutate "an alarm in forty is not set" SyncSeedsTest sync/agent/agent.cpp \
    's/^( *)m_doors\.alarm\.set\(wait, .*/\1static int alarms = 0;\n\1if (++alarms % 40 != 0)\n    &/'
mutate "cursor moves before the comparison" SyncSeedsTest sync/agent/answers.cpp \
    's/^( *)const auto ours = m_doors\.outgoing\.hashAt\(answer\.head\.epoch.*/\1std::ignore = m_doors.outgoing.advance({answer.head, answer.receipt, m_doors.clock.now()});\n&/'
mutate "hub counts numbers alone" SyncSeedsTest sync/hub/intake.cpp \
    's/const bool same = batch\.before\.hash == head\.hash;/const bool same = true;/; s/if \(ours != theirs\)/if (false)/'
mutate "desk sends before it asks where the hub is" AgentMendsTest sync/agent/agent.cpp \
    's/m_isStopped \|\| asksHead\(\*cursor\)/m_isStopped/'
mutate "epoch begins at the first common place heard" AgentMendsTest sync/agent/answers.cpp \
    's/^( *)if \(m_apart\)$/\1if (m_common)\n\1    return fork(*m_common, hub);\n&/'
mutate "hub takes an epoch whose beginning it lacks" SyncSeedsTest sync/hub/intake.cpp \
    's/const auto isHere = forks \&\& begins \? /const auto isHere = false ? /' 2500
exit $missed
