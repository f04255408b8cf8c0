// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Frame {
    id: page

    VerdictCard {
        width: parent.width
        kind: "warn"
        word: "사람이 확인"
        sentences: "진짜 신분증입니다.\n지금도 유효한지는 모릅니다."
    }

    Quote {
        y: Mm.ref(300)
        width: parent.width
        text: "“실물 신분증이 있으실까요?”"
    }

    Sheet {
        id: sheet

        parent: page
        iconName: "trash"
        title: "화면을 지울까요?"
        sentence: "지우면 다시 볼 수 없어요. 기록은 남아 있어요."
        safeText: "그대로 두기"
        otherText: "지우기"
        otherKind: NaruButton.Danger
        Component.onCompleted: sheet.present()

        NaruField {
            width: parent.width
            label: "까닭"
        }
    }
}
