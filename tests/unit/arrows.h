// SPDX-License-Identifier: GPL-3.0-or-later
// Who may see whom: what LayersTest holds every include against.
#pragma once

#include <array>

namespace naru::test {

/// The table of docs/architecture.md. `place` is where its paths begin (the longest match counts); "x/values" in `sees`
/// means the value headers of x alone; `qt` are Qt modules above Core.
struct Row {
    const char *library, *place, *sees, *qt;
};
inline constexpr const char* uiSees
    = "base words desk device_api paper ui_kit identity/values payments/values lessons/values services/values";
inline constexpr const char* uiQt = "QtGui QtQml QtQmlIntegration QtQuick";
inline constexpr std::array table{
    Row{"base", "app/base/", "", ""},
    Row{"words", "app/words/", "base", ""},
    Row{"codec", "app/codec/", "base", ""},
    Row{"crypto", "app/crypto/", "base", ""},
    Row{"storage", "app/storage/", "base", ""},
    Row{"identity", "app/identity/", "base codec crypto", ""},
    Row{"payments", "app/payments/", "base codec crypto storage", ""},
    Row{"payments_nexo", "app/payments/nexo/", "base codec crypto payments", ""},
    Row{"payments_applink", "app/payments/applink/", "base codec crypto payments", ""},
    Row{"payments_manual", "app/payments/manual/", "base codec crypto payments", ""},
    Row{"payments_relay", "app/payments/relay/", "base codec crypto payments", ""},
    Row{"payments_nexoxml", "app/payments/nexoxml/", "base codec crypto payments payments_nexo", ""},
    Row{"lessons", "app/lessons/", "base codec crypto storage", ""},
    Row{"services", "app/services/", "base codec crypto storage", ""},
    Row{"journal", "app/journal/", "base codec crypto storage", ""},
    Row{"paper", "app/paper/", "base words codec", "QtGui"},
    Row{"desk", "app/desk/",
        "base words codec crypto storage identity payments payments_nexo payments_applink payments_manual "
        "payments_nexoxml payments_relay lessons "
        "services journal "
        "device_api paper",
        ""},
    Row{"rack", "app/rack/",
        "base device_api device_nfc device_pcsc device_ble device_camera device_printer device_qr device_scanner "
        "device_terminal device_visit",
        ""},
    Row{"guard", "app/guard/", "base", ""},
    Row{"device_api", "devices/api/", "base", ""},
    Row{"device_nfc", "devices/nfc/", "base device_api codec", ""},
    Row{"readerd", "devices/nfc/readerd/", "base device_api device_nfc", ""},
    Row{"nfcd", "devices/nfc/nfcd/", "base device_api device_nfc readerd", ""},
    Row{"device_pcsc", "devices/pcsc/", "base device_api codec", ""},
    Row{"cardd", "devices/pcsc/cardd/", "base device_api device_nfc readerd", ""},
    Row{"device_ble", "devices/ble/", "base device_api codec", "QtBluetooth QtDBus"},
    Row{"device_camera", "devices/camera/", "base device_api codec", "QtMultimedia QtGui"},
    Row{"device_qr", "devices/qr/", "base device_api codec", ""},
    Row{"device_scanner", "devices/scanner/", "base device_api codec", "QtSerialPort QtGui"},
    Row{"device_terminal", "devices/terminal/", "base device_api codec", "QtNetwork"},
    Row{"device_printer", "devices/printer/", "base device_api codec", "QtSerialPort"},
    Row{"device_speech", "devices/speech/", "base device_api codec", "QtMultimedia QtTextToSpeech"},
    Row{"device_visit", "devices/visit/", "base device_api codec", "QtNetwork"},
    Row{"device_imaged", "devices/imaged/client", "base device_api", ""},
    Row{"device_imaged", "devices/imaged/protocol", "base device_api", ""},
    Row{"imaged", "devices/imaged/", "base device_api device_imaged", "QtSvg QtGui"},
    Row{"sim_phone", "devices/simulator/", "base device_api codec identity crypto", "QtNetwork"},
    Row{"sim_reader", "devices/simulator/reader/", "base device_api codec", ""},
    Row{"sim_bluez", "devices/simulator/bluez/", "base device_api codec identity crypto sim_phone", "QtDBus"},
    Row{"sim_printer", "devices/simulator/printer/", "base device_api codec", ""},
    Row{"sim_scanner", "devices/simulator/scanner/", "base device_api codec", ""},
    Row{"sim_relay", "devices/simulator/relay/", "base device_api codec payments payments_relay crypto", ""},
    Row{"sim_terminal", "devices/simulator/terminal/", "base device_api codec payments payments_nexo crypto",
        "QtNetwork"},
    Row{"sync_wire", "sync/wire/", "base codec crypto storage journal", ""},
    Row{"sync_lan", "sync/lan/", "base codec crypto storage journal sync_wire", "QtNetwork"},
    Row{"sync_discovery", "sync/lan/announcement", "base crypto sync_lan", ""},
    Row{"sync_discovery", "sync/lan/avahi", "base crypto sync_lan", "QtNetwork"},
    Row{"sync_discovery", "sync/lan/discovery", "base crypto sync_lan", ""},
    Row{"sync_agent", "sync/agent/", "base codec crypto storage journal sync_wire sync_lan", "QtNetwork"},
    Row{"sync_enroller", "sync/agent/", "base codec crypto journal sync_wire sync_agent", "QtNetwork"},
    Row{"sync_packs", "sync/packs/", "base codec crypto storage journal sync_wire", ""},
    Row{"sync_fetch", "sync/packs/fetch", "base codec crypto journal sync_wire sync_packs sync_agent", ""},
    Row{"sync_hub", "sync/hub/", "base codec crypto storage journal sync_wire paper words sync_packs sync_releases",
        ""},
    Row{"sync_releases", "sync/hub/release", "base codec crypto storage sync_wire sync_hub sync_packs", ""},
    Row{"sync_enrolment", "sync/hub/", "base codec crypto storage sync_wire sync_hub", ""},
    Row{"sync_operators", "sync/hub/", "base codec crypto journal sync_wire sync_hub sync_enrolment", ""},
    Row{"sync_hubservice", "sync/hub/",
        "base codec crypto storage journal sync_wire sync_hub sync_enrolment sync_operators sync_packs sync_releases",
        ""},
    Row{"sync_enroladmin", "sync/hub/",
        "base codec crypto paper storage words sync_hub sync_enrolment sync_hubservice sync_releases", ""},
    Row{"sync_classroom", "sync/classroom/", "base codec crypto sync_lan", "QtWebSockets QtNetwork"},
    Row{"ui_kit", "ui/kit/", "base words codec", "QtGui QtQml QtQmlIntegration QtQuick QtSvg"},
    Row{"ui_shell", "ui/shell/", uiSees, uiQt},
    Row{"ui_counter", "ui/counter/", uiSees, uiQt},
    Row{"ui_till", "ui/till/", uiSees, uiQt},
    Row{"ui_kiosk", "ui/kiosk/", uiSees, uiQt},
    Row{"ui_lesson", "ui/lesson/", uiSees, uiQt},
    Row{"ui_trainer", "ui/trainer/", uiSees, uiQt},
    Row{"ui_admin", "ui/admin/", uiSees, uiQt},
    Row{"ui_simulator", "ui/simulator/", "base words desk device_api ui_kit identity/values sim_phone sim_terminal",
        uiQt},
};

/// Composition roots see what they build; a product's root never a simulator.
inline constexpr std::array roots{"app/classdemo.", "app/classhall.", "app/classscreen.", "app/cli/", "app/demo.",
    "app/deskcalls.", "app/deskclass.", "app/handeddown.", "app/house.", "app/hubline.", "app/hubword.",
    "app/kioskbag.", "app/kioskclass.", "app/kioskears.", "app/kiosklock.", "app/kioskpacks.", "app/kioskpictures.",
    "app/kioskqueue.", "app/kioskscreen.", "app/kioskvisit.", "app/main.cpp", "app/moneypages.", "app/neighbourhood.",
    "app/packvoices.", "app/practicewords.", "app/shelfline.", "app/trainerclass.", "app/trainerscreen.", "app/wishes.",
    "sync/hub/main.cpp", "devices/nfc/nfcd/main.cpp", "devices/pcsc/cardd/main.cpp", "devices/imaged/main.cpp",
    "devices/simulator/main.cpp", "devices/simulator/commands/"};

/// What a page may know of a room: plain values without a way to change anything.
inline constexpr std::array valueHeaders{"app/identity/asked.h", "app/identity/purpose.h", "app/identity/value.h",
    "app/identity/verdict.h", "app/lessons/classcard.h", "app/lessons/classmessage.h", "app/lessons/classphone.h",
    "app/lessons/classroom.h", "app/lessons/classseat.h", "app/lessons/classview.h", "app/lessons/learned.h",
    "app/lessons/lesson.h", "app/lessons/draft.h", "app/lessons/library.h", "app/lessons/player.h",
    "app/lessons/recording.h", "app/lessons/scene.h", "app/payments/attempt.h", "app/payments/cash.h",
    "app/payments/charge.h", "app/payments/dayclose/outcome.h", "app/payments/dayclose/report.h",
    "app/payments/driver.h", "app/payments/state.h", "app/services/feeitem.h"};

/// Headers of libraries that live behind one door each (seccomp: behind those of the processes that shut themselves
/// in).
struct Door {
    const char *headers, *libraries;
};
inline constexpr std::array doors{
    Door{"^openssl/", "crypto"},
    Door{"^sqlite3", "storage"},
    Door{"^(zlib|zstd|qrencode)\\.h|^brotli/", "codec"},
    Door{"^(jpeglib|jerror|openjpeg)\\.h", "imaged"},
    Door{"^seccomp\\.h", "imaged readerd"},
    Door{"^nfc/", "nfcd"},
    Door{"^(PCSC/)?(winscard|reader\\.h)", "cardd"},
    Door{"^ZXing/", "device_qr"},
    Door{"^(QtBluetooth/|QBluetooth|QLowEnergy)", "device_ble"},
    Door{"^(QtDBus/|QDBus)", "device_ble sim_bluez"},
    Door{"^cups/", "device_printer"},
    Door{"^avahi-", "sync_discovery"},
    Door{"^(httplib|(postgresql/)?libpq)", "sync_hub"},
};

} // namespace naru::test
