// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Folders and files as rows of our own: the desk needs no other program's window.
Sheet {
    id: root

    property bool files: false
    property var filters: ["*.pem", "*.crt", "*.cer", "*.der"]
    property var answer: null

    // `answer` is called with the path.
    function ask(label: string, wantsFiles: bool, from: string, then: var) {
        root.title = label;
        root.files = wantsFiles;
        root.answer = then;
        browser.filters = wantsFiles ? root.filters : [];
        browser.open(from);
        root.present();
    }

    function tell(path: string) {
        const then = root.answer;
        then(path);
    }

    iconName: "folder"
    safeText: qsTr("그만두기")
    otherText: root.files ? "" : qsTr("이 폴더로")
    otherKind: NaruButton.Ink
    onOther: root.tell(browser.folder)

    FolderBrowser {
        id: browser
    }

    NaruValue {
        width: parent.width
        text: browser.folder
        kind: NaruText.Floor
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        NaruButton {
            height: Theme.controlMin
            enabled: !browser.top
            text: qsTr("위로")
            iconName: "up"
            onClicked: browser.up()
        }

        Repeater {
            model: browser.places

            NaruButton {
                required property var modelData

                height: Theme.controlMin
                width: Math.min(implicitWidth, Mm.ref(300))
                text: modelData.name
                onClicked: browser.open(modelData.path)
            }
        }
    }

    ScrollColumn {
        width: parent.width
        height: Mm.ref(290)
        spacing: Mm.ref(12)

        NaruText {
            visible: browser.entries.length === 0
            width: parent.width
            text: root.files ? qsTr("여기에는 인증서 파일이 없어요.") : qsTr("안에 든 폴더가 없어요. 이 폴더로 정할 수 있어요.")
            color: Theme.text2
        }

        Repeater {
            model: browser.entries

            NaruButton {
                required property var modelData

                width: parent.width
                height: Math.max(Theme.controlMin, implicitHeight)
                centred: false
                text: modelData.name
                iconName: modelData.folder ? "folder" : "document"
                onClicked: {
                    if (modelData.folder) {
                        browser.open(modelData.path);
                        return;
                    }
                    root.dismiss();
                    root.tell(modelData.path);
                }
            }
        }
    }
}
