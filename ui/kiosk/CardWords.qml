// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// What the pages of the practice card say of a state, in the visitor's language.
QtObject {
    id: root

    readonly property var sights: ({
            "nothing": qsTr("카드를 기다리고 있어요."),
            "something": qsTr("보여요. 그대로 잠깐만요."),
            "far": qsTr("조금 더 가까이 대 주세요."),
            "code": qsTr("읽었어요.")
        })
    readonly property var faults: ({
            "not_a_card": qsTr("배움 카드가 아니에요."),
            "torn": qsTr("카드를 다시\n비춰 주세요."),
            "newer": qsTr("여기서는 못 읽는\n새 카드예요."),
            "altered": qsTr("카드의 내용이\n처음과 달라요.")
        })
    readonly property var cures: ({
            "not_a_card": qsTr("나루에서 받은 종이의\n네모 그림을 비춰 주세요."),
            "torn": qsTr("네모 그림이 다 보이지 않아요.\n펴서 비춰 주세요."),
            "newer": qsTr("카드 없이 해도 돼요.\n직원에게 알려 주세요."),
            "altered": qsTr("다른 카드를 비춰 주세요.\n카드 없이 해도 돼요.")
        })
    readonly property var marks: ({
            "watched": qsTr("보았어요"),
            "guided": qsTr("따라 했어요"),
            "alone": qsTr("혼자 했어요"),
            "finished": qsTr("다 익혔어요")
        })
    readonly property var whys: ({
            "repeat": qsTr("오늘 한 번 더 해 보세요."),
            "alone": qsTr("이제 혼자 해 보세요."),
            "new": qsTr("다음에 할 것")
        })
    readonly property var papers: ({
            "printing": qsTr("종이가 나오고 있어요."),
            "printed": qsTr("나온 종이를 가져가세요."),
            "half": qsTr("종이가 다 나오지 않았어요.\n직원을 불러 주세요."),
            "absent": qsTr("여기에는 프린터가 없어요.\n직원이 뽑아 드려요."),
            "fault": qsTr("종이가 나오지 않았어요.\n직원을 불러 주세요."),
            "not_alone": qsTr("아직 혼자 해 본 연습이 없어요.\n혼자 한 번 해 보면 드려요."),
            "locked": qsTr("지금은 만들 수 없어요.\n직원을 불러 주세요.")
        })

    function flat(words: string): string {
        return words.replace(/\n/g, " ");
    }

    function isWell(paper: string): bool {
        return paper === "printing" || paper === "printed";
    }

    function paperIcon(paper: string): string {
        return root.isWell(paper) ? "printer" : "info";
    }

    // Only a person mends it.
    function wantsHelp(paper: string): bool {
        return paper !== "" && paper !== "not_alone" && !root.isWell(paper);
    }
}
