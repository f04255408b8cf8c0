// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Whether the desk is fit for today, and the pages where a person mends it. Esc goes one step back.
FocusScope {
    id: root

    required property AdminModel model
    property string section: "health"
    readonly property var helpLines: [{
            "key": "F5",
            "text": qsTr("모두 다시 살피기")
        }, {
            "key": "1–9",
            "text": qsTr("직원 · 목록 · 인증서 · 설정 · 백업 · 기기 · 단말 · 이웃 · 허브")
        }, {
            "key": "Esc",
            "text": qsTr("한 걸음 뒤로")
        }]
    readonly property var sections: ({
            "health": health,
            "staff": staff,
            "trust": trust,
            "reader": reader,
            "settings": settings,
            "backup": backup,
            "devices": devices,
            "terminals": terminals,
            "neighbours": neighbours,
            "releases": releases,
            "hub": hub
        })

    signal pageWanted(string name)
    signal panelTried(real pitch)

    function open(name: string) {
        root.panelTried(0);
        root.model.forget();
        root.section = name;
        place.forceActiveFocus(Qt.TabFocusReason);
    }

    Loader {
        id: place

        anchors.fill: parent
        focus: true
        sourceComponent: root.sections[root.section]
    }

    Component {
        id: health

        HealthSection {
            focus: true
            model: root.model
            onOpened: name => root.open(name)
            onClosed: root.pageWanted("counter")
        }
    }

    Component {
        id: staff

        StaffSection {
            focus: true
            form: root.model.staff
            onClosed: root.open("health")
        }
    }

    Component {
        id: trust

        TrustSection {
            focus: true
            form: root.model.trust
            onReleasesWanted: root.open("releases")
            onClosed: root.open("health")
        }
    }

    Component {
        id: releases

        ReleasesSection {
            focus: true
            form: root.model.releases
            onClosed: root.open("health")
        }
    }

    Component {
        id: reader

        ReaderSection {
            focus: true
            form: root.model.reader
            onClosed: root.open("health")
        }
    }

    Component {
        id: settings

        SettingsSection {
            focus: true
            form: root.model.settings
            onPanelTried: pitch => root.panelTried(pitch)
            onClosed: root.open("health")
        }
    }

    Component {
        id: backup

        BackupSection {
            focus: true
            form: root.model.backup
            onClosed: root.open("health")
        }
    }

    Component {
        id: terminals

        TerminalsSection {
            focus: true
            form: root.model.terminalList
            onClosed: root.open("health")
        }
    }

    Component {
        id: neighbours

        NeighboursSection {
            focus: true
            form: root.model.neighbours
            onClosed: root.open("health")
        }
    }

    Component {
        id: hub

        HubSection {
            focus: true
            form: root.model.hub
            onClosed: root.open("health")
        }
    }

    Component {
        id: devices

        DevicesSection {
            focus: true
            form: root.model.deviceList
            onClosed: root.open("health")
        }
    }
}
