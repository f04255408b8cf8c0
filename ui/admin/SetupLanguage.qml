// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Language and contrast come first: everything after it can be read. And the way back for an old desk.
FocusScope {
    id: root

    required property SetupModel model
    readonly property var draft: root.model.draft

    signal languageWanted(string code)
    signal contrastWanted(bool high)

    function speak(code: string) {
        root.model.put("language", code);
        root.languageWanted(code);
    }

    Column {
        width: parent.width
        spacing: Theme.gap

        ChoiceRow {
            width: parent.width
            focus: true
            text: "한국어"
            checked: root.draft.language !== "en"
            onChosen: root.speak("ko")
        }

        ChoiceRow {
            width: parent.width
            text: "English"
            checked: root.draft.language === "en"
            onChosen: root.speak("en")
        }

        Hairline {
            width: parent.width
        }

        CheckRow {
            width: parent.width
            text: qsTr("고대비 화면")
            second: qsTr("어두운 바탕에 밝은 글씨")
            checked: root.draft.highContrast
            onFlipped: checked => {
                root.model.put("highContrast", checked);
                root.contrastWanted(checked);
            }
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        text: qsTr("예전 자료 되살리기")
        iconName: "backup"
        onClicked: restore.present()
    }

    Sheet {
        id: restore

        parent: root.Window.contentItem
        iconName: "backup"
        title: qsTr("예전 자료 되살리기")
        sentence: qsTr("나루를 끄고 이 명령을 적은 뒤, 종이에 적어 둔 코드를 넣습니다.\n그다음 나루를 다시 켜면 예전 창구가 열립니다.")
        safeText: qsTr("알겠어요")

        NaruValue {
            width: parent.width
            text: root.model.restoreCommand
        }
    }
}
