// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace {

/// The table of docs/architecture.md. `place` is where its paths begin (the longest match counts); "x/values" in `sees`
/// means the value headers of x alone; `qt` are Qt modules above Core.
struct Row {
    const char *library, *place, *sees, *qt;
};
constexpr const char* uiSees
    = "base words desk device_api paper ui_kit identity/values payments/values lessons/values services/values";
constexpr const char* uiQt = "QtGui QtQml QtQmlIntegration QtQuick";
constexpr std::array table{
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
        "base device_api device_nfc device_pcsc device_ble device_camera device_qr device_scanner device_terminal "
        "device_visit",
        ""},
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
    Row{"device_speech", "devices/speech/", "base device_api codec", "QtTextToSpeech"},
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
    Row{"sync_agent", "sync/agent/", "base codec crypto storage journal sync_wire sync_lan", "QtNetwork"},
    Row{"sync_packs", "sync/packs/", "base codec crypto storage journal sync_wire sync_lan", ""},
    Row{"sync_hub", "sync/hub/", "base codec crypto storage journal sync_wire paper", ""},
    Row{"sync_classroom", "sync/classroom/", "base codec crypto sync_lan", "QtWebSockets"},
    Row{"ui_kit", "ui/kit/", "base words", "QtGui QtQml QtQmlIntegration QtQuick QtSvg"},
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
constexpr std::array roots{"app/main.cpp", "app/demo.", "app/moneypages.", "app/cli/", "sync/hub/main.cpp",
    "devices/nfc/nfcd/main.cpp", "devices/pcsc/cardd/main.cpp", "devices/imaged/main.cpp", "devices/simulator/main.cpp",
    "devices/simulator/commands/"};

/// What a page may know of a room: plain values without a way to change anything.
constexpr std::array valueHeaders{"app/identity/asked.h", "app/identity/purpose.h", "app/identity/value.h",
    "app/identity/verdict.h", "app/lessons/lesson.h",
    "app/lessons/library.h", "app/lessons/player.h", "app/lessons/scene.h", "app/payments/attempt.h", "app/payments/cash.h", "app/payments/charge.h",
    "app/payments/dayclose/outcome.h", "app/payments/dayclose/report.h", "app/payments/driver.h",
    "app/payments/state.h", "app/services/feeitem.h"};

/// Headers of libraries that live behind one door each (seccomp: behind those of the processes that shut themselves
/// in).
struct Door {
    const char *headers, *libraries;
};
constexpr std::array doors{
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
    Door{"^avahi-", "sync_lan"},
    Door{"^(httplib|(postgresql/)?libpq)", "sync_hub"},
};

/// The one file that may name the network access manager: it refuses every request.
constexpr const char* refusesTheNetwork = "ui/kit/engine.cpp";

struct Include {
    QString file, header;
    bool quoted = false;
};

QString root()
{
    return QStringLiteral(NARU_SOURCE_DIR "/");
}

QString textOf(const QString& file)
{
    QFile source(root() + file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

/// Without comments; lines stay where they are.
QString codeOf(const QString& file)
{
    static const QRegularExpression block(
        QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression line(QStringLiteral("(^|[^:\"'])//[^\n]*"));
    return textOf(file).remove(block).replace(line, QStringLiteral("\\1"));
}

QStringList filesOf(const QStringList& patterns)
{
    QStringList files;
    for (const char* top : {"app", "devices", "sync", "ui"}) {
        QDirIterator it(root() + QLatin1StringView(top), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(it.next().sliced(root().size()));
    }
    files.sort();
    return files;
}
QStringList sources()
{
    return filesOf({QStringLiteral("*.h"), QStringLiteral("*.cpp")});
}

bool isRoot(const QString& path)
{
    return std::any_of(
        roots.begin(), roots.end(), [&](const char* place) { return path.startsWith(QLatin1StringView(place)); });
}

const Row* rowOf(const QString& path)
{
    const Row* best = nullptr;
    for (const Row& row : table) {
        if (path.startsWith(QLatin1StringView(row.place)) && (!best || qstrlen(row.place) > qstrlen(best->place)))
            best = &row;
    }
    return best;
}

const Row* rowNamed(QStringView library)
{
    const auto found = std::find_if(
        table.begin(), table.end(), [&](const Row& row) { return library == QLatin1StringView(row.library); });
    return found == table.end() ? nullptr : &*found;
}

bool lists(const char* words, const QString& word)
{
    return QString::fromLatin1(words).split(u' ').contains(word);
}

bool isValueHeader(const QString& header)
{
    return std::any_of(
        valueHeaders.begin(), valueHeaders.end(), [&](const char* one) { return header == QLatin1StringView(one); });
}

QList<Include> includesOf(const QString& file)
{
    static const QRegularExpression line(
        QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"), QRegularExpression::MultilineOption);
    QList<Include> found;
    for (auto it = line.globalMatch(textOf(file)); it.hasNext();) {
        const auto match = it.next();
        found.append({file, match.captured(2), match.captured(1) == u'"'});
    }
    return found;
}

/// "QtNetwork" for QTcpSocket; empty for what is not Qt's.
QString qtModuleOf(const QString& header)
{
    static const QRegularExpression qualified(QStringLiteral("^(Qt\\w+)/"));
    if (const auto match = qualified.match(header); match.hasMatch())
        return match.captured(1);
    if (!header.startsWith(u'Q') && !header.startsWith(u'q'))
        return {};
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    if (QFile::exists(headers.filePath(QStringLiteral("QtCore/") + header)))
        return QStringLiteral("QtCore");
    for (const QString& module : headers.entryList({QStringLiteral("Qt*")}, QDir::Dirs)) {
        if (QFile::exists(headers.filePath(module + u'/' + header)))
            return module;
    }
    return {};
}

/// Why an include of our own must not be there; empty if it may.
QString wrongArrow(const Include& include)
{
    if (!include.header.contains(u'/'))
        return include.header.endsWith(QLatin1StringView(".moc")) ? QString()
                                                                  : QStringLiteral("is not written from the root");
    const Row* target = rowOf(include.header);
    if (isRoot(include.header) && !isRoot(include.file))
        return QStringLiteral("belongs to a composition root");
    if (isRoot(include.file)) {
        const bool product = !include.file.startsWith(QLatin1StringView("devices/simulator/"));
        return product && target && QByteArray(target->library).startsWith("sim_") ? QStringLiteral("is a simulator's")
                                                                                   : QString();
    }
    const Row* own = rowOf(include.file);
    if (!own)
        return QStringLiteral("comes from a file that no row of the table holds");
    if (!target)
        return QStringLiteral("is in no row of the table");
    const QString library = QString::fromLatin1(target->library);
    if (library == QLatin1StringView(own->library) || lists(own->sees, library))
        return {};
    if (!lists(own->sees, library + QStringLiteral("/values")))
        return QStringLiteral("is not seen by ") + QLatin1StringView(own->library);
    return isValueHeader(include.header) ? QString() : QStringLiteral("is not a value header");
}

/// Why a header of others must not be there; empty if it may.
QString wrongLibrary(const Include& include)
{
    const Row* own = isRoot(include.file) ? nullptr : rowOf(include.file);
    for (const Door& door : doors) {
        if (include.header.contains(QRegularExpression(QLatin1StringView(door.headers)))
            && (!own || !lists(door.libraries, QLatin1StringView(own->library))))
            return QStringLiteral("belongs into ") + QLatin1StringView(door.libraries) + QStringLiteral(" alone");
    }
    const bool network = include.header.contains(QLatin1StringView("QNetworkAccess"))
        || include.header.contains(QLatin1StringView("QNetworkRe"));
    if (include.file == QLatin1StringView(refusesTheNetwork))
        return {};
    if (network)
        return QStringLiteral("belongs nowhere: nothing here browses");
    const QString module = qtModuleOf(include.header);
    if (!own || module.isEmpty() || module == QLatin1StringView("QtCore") || lists(own->qt, module))
        return {};
    return module + QStringLiteral(" is not for ") + QLatin1StringView(own->library);
}

QStringList tokens(const QString& text)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return text.split(space, Qt::SkipEmptyParts);
}

} // namespace

class LayersTest : public QObject {
    Q_OBJECT

private:
    static void isEmpty(const QStringList& violations)
    {
        QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
    }
    static QString told(const Include& include, const QString& why)
    {
        return QStringLiteral("%1: \"%2\" %3").arg(include.file, include.header, why);
    }

private Q_SLOTS:
    void everyArrowIsInTheTable()
    {
        QStringList violations;
        int arrows = 0;
        for (const QString& file : sources()) {
            for (const Include& include : includesOf(file)) {
                if (!include.quoted)
                    continue;
                ++arrows;
                if (const QString why = wrongArrow(include); !why.isEmpty())
                    violations.append(told(include, why));
            }
        }
        QVERIFY(arrows > 50);
        isEmpty(violations);
    }

    void everyLibraryOfOthersStaysBehindItsDoor()
    {
        QStringList violations;
        for (const QString& file : sources()) {
            for (const Include& include : includesOf(file)) {
                if (const QString why = include.quoted ? QString() : wrongLibrary(include); !why.isEmpty())
                    violations.append(told(include, why));
            }
        }
        isEmpty(violations);
    }

    void cmakeSaysTheSameAsTheTable()
    {
        static const QRegularExpression call(QStringLiteral("naru_(library|qml_module)\\(\\s*(\\w+)([^)]*)\\)"));
        static const QRegularExpression sees(QStringLiteral("\\bSEES\\s+([^A-Z]*)"));
        QStringList violations;
        int declared = 0;
        for (const QString& file : filesOf({QStringLiteral("CMakeLists.txt")})) {
            for (auto it = call.globalMatch(textOf(file)); it.hasNext(); ++declared) {
                const auto match = it.next();
                const QString name
                    = match.captured(1) == u"library" ? match.captured(2) : QStringLiteral("ui_") + match.captured(2);
                const Row* row = rowNamed(name);
                if (!row || rowOf(file.chopped(qstrlen("CMakeLists.txt")) + QLatin1StringView("x")) == nullptr) {
                    violations.append(
                        file + QStringLiteral(": ") + name + QStringLiteral(" is in no row of the table"));
                    continue;
                }
                for (const QString& seen : tokens(sees.match(match.captured(3)).captured(1))) {
                    if (!lists(row->sees, seen) && !lists(row->sees, seen + QStringLiteral("/values")))
                        violations.append(QStringLiteral("%1: %2 must not see %3").arg(file, name, seen));
                }
            }
        }
        QVERIFY(declared >= 5);
        isEmpty(violations);
    }

    void timeAndChanceComeThroughTheDoor()
    {
        static const QRegularExpression global(QStringLiteral(
            "currentDateTime|currentMSecsSinceEpoch|currentSecsSinceEpoch|QDate::currentDate|QTime::currentTime|"
            "(system|steady|high_resolution)_clock::now|\\bQElapsedTimer\\b|\\bQRandomGenerator\\b|\\brandom_device\\b|"
            "\\bs?rand\\(|\\bQNetworkAccessManager\\b"));
        QStringList violations;
        for (const QString& file : sources()) {
            const auto match = global.match(codeOf(file));
            const bool door = file == QLatin1StringView("app/base/clock.cpp")
                || file == QLatin1StringView("app/base/random.cpp") || file == QLatin1StringView(refusesTheNetwork);
            if (match.hasMatch() && !door)
                violations.append(QStringLiteral("%1: %2").arg(file, match.captured(0)));
        }
        isEmpty(violations);
    }

    void pagesDrawTextWithTheKitAlone()
    {
        static const QRegularExpression bare(QStringLiteral(
            "(?<![\\w])(?:Text|Label|Button|TextInput|TextEdit|TextField|TextArea)\\s*\\{|\\btextFormat\\b"));
        QStringList violations;
        for (const QString& file : filesOf({QStringLiteral("*.qml")})) {
            if (file.startsWith(QLatin1StringView("ui/kit/")))
                continue;
            if (const auto match = bare.match(codeOf(file)); match.hasMatch())
                violations.append(QStringLiteral("%1: %2 (the kit has NaruText, NaruValue, NaruButton, NaruField)")
                                      .arg(file, match.captured(0)));
        }
        isEmpty(violations);
    }

    void everyImportOfAPageIsInstalled()
    {
        static const QRegularExpression import(QStringLiteral("(?:^|\\n)\\s*import (Qt[\\w.]*)"));
        const QStringList installed = tokens(textOf(QStringLiteral("installer/packages-run.txt")));
        QSet<QString> missing;
        for (const QString& file : filesOf({QStringLiteral("*.qml")})) {
            for (auto it = import.globalMatch(textOf(file)); it.hasNext();) {
                const QString package
                    = QStringLiteral("qml6-module-") + it.next().captured(1).toLower().replace(u'.', u'-');
                if (!installed.contains(package))
                    missing.insert(file + QStringLiteral(" needs ") + package);
            }
        }
        isEmpty(missing.values());
    }
};

NARU_TEST(LayersTest)
#include "tst_layers.moc"
