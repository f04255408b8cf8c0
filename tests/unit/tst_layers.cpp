// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/unit/arrows.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>

using namespace naru::test;

namespace {

/// The one file that may name the network access manager: it refuses every request.
constexpr const char* refusesTheNetwork = "ui/kit/engine.cpp";
/// Qt's own HTTP may send a request twice: here alone that does no harm, since a batch is the same batch however often
/// it comes (docs/decisions/0052).
inline constexpr const char* carriesBatches = "sync/agent/httptransport";

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
    if (include.file == QLatin1StringView(refusesTheNetwork)
        || (network && include.file.startsWith(QLatin1StringView(carriesBatches))))
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
                || file == QLatin1StringView("app/base/random.cpp") || file == QLatin1StringView(refusesTheNetwork)
                || file.startsWith(QLatin1StringView(carriesBatches));
            if (match.hasMatch() && !door)
                violations.append(QStringLiteral("%1: %2").arg(file, match.captured(0)));
        }
        isEmpty(violations);
    }

    /// See app/base/savefile.h.
    void filesAreKeptWhole()
    {
        static const QRegularExpression bare(QStringLiteral("\\.commit\\(\\)"));
        QStringList violations;
        for (const QString& file : sources()) {
            if (file != QLatin1StringView("app/base/savefile.h") && bare.match(codeOf(file)).hasMatch())
                violations.append(QStringLiteral("%1: commitWhole()").arg(file));
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
