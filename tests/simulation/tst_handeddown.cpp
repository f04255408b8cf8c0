// SPDX-License-Identifier: GPL-3.0-or-later
// What an agency hands down, from its key to a desk's fee list, by the real programs: naructl builds and signs,
// naru-hub publishes, a desk with the lines of naru takes it.
#include "app/desk/daybook.h"
#include "app/desk/faults.h"
#include "app/desk/supplies.h"
#include "app/hubline.h"
#include "app/shelfline.h"
#include "sync/hub/devices.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/desksupport.h"
#include "tests/support/hubprocess.h"
#include "tests/support/releasestage.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int longMs = 30'000;

QString word(const char* text)
{
    return QString::fromUtf8(text);
}

struct Said {
    int exit = -1;
    QJsonObject json;
    QString fault() const { return json[word("fault")].toString(); }
};

Said naructl(const QStringList& words, const QByteArray& typed = {})
{
    QProcess process;
    process.start(word(NARU_BINARY_DIR "/bin/naructl"), words + QStringList{word("--json")});
    process.write(typed);
    process.closeWriteChannel();
    if (!process.waitForFinished(longMs))
        return {};
    return {process.exitCode(),
        QJsonDocument::fromJson(process.readAllStandardOutput().trimmed().split('\n').last()).object()};
}

/// Its own computer: keys, a root that lets one of them sign, and files that go from hand to hand.
struct Agency {
    Agency()
    {
        for (const quint64 seed : {1, 11}) {
            const auto key = releaseKey(seed);
            keep(word("%1.pem").arg(seed), key.pem().view().toByteArray());
            keep(word("%1.pub").arg(seed), crypto::toPem("PUBLIC KEY", key.publicKey().spki()));
        }
        const auto root = naructl({word("pack"), word("root"), word("new"), word("--key"), at("1.pem"),
            word("--threshold"), word("1"), word("--role"), word("fees=1:") + at("11.pub"), word("--role"),
            word("settings=1:") + at("11.pub"), word("--out"), at("1.root")});
        pin = root.json[word("pin")].toString();
    }
    QString at(const char* name) const { return folder.filePath(QLatin1StringView(name)); }
    void keep(const QString& name, const QByteArray& bytes) const
    {
        QFile file(folder.filePath(name));
        NARU_ASSERT(QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly));
        NARU_ASSERT(file.write(bytes) == bytes.size());
    }
    /// Built and signed; empty: it could not be.
    QString release(const char* channel, int version, const QByteArray& json) const
    {
        const QString name = word("%1-%2").arg(QLatin1StringView(channel)).arg(version);
        const QString file = folder.filePath(name + word(".naru"));
        keep(name + word("/one.json"), json);
        const auto built = naructl({word("pack"), word("build"), QLatin1StringView(channel), folder.filePath(name),
            word("--version"), QString::number(version), word("--root"), at("1.root"), word("--out"), file});
        const auto isSigned = naructl({word("pack"), word("sign"), file, word("--key"), at("11.pem")});
        return built.exit == 0 && isSigned.exit == 0 ? file : QString();
    }
    QString fees(int version, const char* code) const
    {
        return release("fees", version,
            R"({"items": [{"code": ")" + QByteArray(code)
                + R"(", "name": {"ko": "마을 지도", "en": "Village map"}, "unit": {"ko": "장", "en": "copies"},
 "price": 300, "taxLike": false, "cashReceipt": false, "needsBill": false}]})");
    }

    QTemporaryDir folder;
    QString pin;
};

/// A hub that knows the agency's root, and a desk beside it with the lines of naru.
struct Centre {
    Centre() { stage.clock.jumpTo(SystemClock().now()); }
    bool begin()
    {
        return hub.start() && stage.open()
            && hub.admin({word("pack"), word("root"), agency.at("1.root")})[word("packs_root")].toString()
            == agency.pin;
    }
    QString publish(const QString& file) const
    {
        const auto done = hub.admin({word("pack"), word("publish"), file});
        return done[word("exit")].toInt() == 0 ? word("published") : done[word("fault")].toString();
    }
    /// With all that the sheet says, so with whom the desk may believe.
    int enrol() const
    {
        const auto sheet
            = hub.admin({word("desk"), word("add"), word("--site"), word("나루동"), word("--desk"), word("2번 창구")});
        const auto text = [&](const char* name) { return sheet[QLatin1StringView(name)].toString(); };
        return naructl({word("--data"), data(), word("enrol"), word("--hub"), text("enrol_url"), word("--code"),
                           text("code"), word("--ca-pin"), text("ca_pin"), word("--packs-root"), text("packs_root")})
            .exit;
    }
    void connect()
    {
        shelf = std::make_unique<ShelfLine>(*stage.desk, stage.clock, nullptr);
        line = std::make_unique<HubLine>(*stage.desk, stage.clock);
        line->join(*shelf);
    }
    /// Somebody presses: nothing here waits for the minutes within which desks come.
    void look()
    {
        constexpr int pressesApart = 20;
        if (looks++ % pressesApart == 0)
            shelf->lookNow();
    }
    void close()
    {
        line.reset();
        shelf.reset();
        stage.desk.reset();
    }
    bool reopen()
    {
        close();
        return bool(stage.open());
    }
    QString data(const char* below = "") const
    {
        return stage.folder.filePath(word("data")) + QLatin1StringView(below);
    }
    desk::Supplies::Standing standing(const char* channel) const
    {
        return stage.desk->supplies()->standing(QLatin1StringView(channel)).value_or(desk::Supplies::Standing());
    }
    QString fault(const char* channel) const
    {
        const auto fault = standing(channel).fault;
        return fault ? QString::fromLatin1(fault->name()) : QString();
    }
    bool has(const char* code) const
    {
        const auto& items = stage.desk->dayBook()->fees().items;
        return std::any_of(items.begin(), items.end(),
            [&](const services::FeeItem& item) { return item.code == QLatin1StringView(code); });
    }
    /// Entries ReleaseTaken, by a reader of its own.
    int taken() const
    {
        auto database = storage::Database::open(data("/journal.db"), {storage::Database::Mode::ReadOnly, {}});
        auto select = database ? database->prepare("SELECT count(*) FROM journal WHERE kind=?1")
                               : Result<storage::Statement>(database.fault());
        return select && select->bind(1, qint64(Kind::ReleaseTaken)).step() ? int(select->integer(0)) : -1;
    }
    /// What the hub's pages read of this desk.
    QByteArray board() const
    {
        auto pool = hub::SqlitePool::open(hub.data() + word("/hub.db"));
        const auto desks = pool ? hub::Devices(**pool).list() : Result<QList<hub::Desk>>(pool.fault());
        return desks && desks->size() == 1 ? desks->constFirst().told.packs.toUtf8() : QByteArray();
    }
    Said import(const QString& file) const
    {
        return naructl({word("--data"), data(), word("pack"), word("import"), file});
    }

    Agency agency;
    QTemporaryDir folder;
    HubProcess hub{folder.path()};
    DeskStage stage;
    int looks = 0;
    std::unique_ptr<ShelfLine> shelf;
    std::unique_ptr<HubLine> line; ///< goes before the shelf's
};

} // namespace

class HandedDownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Published, taken, in use, written down, and known at the hub; a newer one while the hub dies and the desk does.
    void aFeeListGoesAllTheWay()
    {
        Centre centre;
        QVERIFY2(centre.begin(), centre.hub.errors().constData());
        QVERIFY(centre.stage.setUp());
        QCOMPARE(centre.publish(centre.agency.fees(1, "village-map")), word("published"));
        QCOMPARE(centre.enrol(), 0);
        centre.connect();
        QTRY_VERIFY_WITH_TIMEOUT(
            (centre.look(), centre.standing("fees").version == 1 || !centre.fault("fees").isEmpty()), longMs);
        QCOMPARE(centre.fault("fees"), QString());
        QTRY_VERIFY_WITH_TIMEOUT(centre.has("village-map"), longMs);
        QCOMPARE(centre.taken(), 1);
        QTRY_COMPARE_WITH_TIMEOUT((centre.stage.desk->sendNow(), centre.board()), QByteArray(R"({"fees":1})"), longMs);
        const auto listed = centre.hub.admin({word("pack"), word("list")})[word("packs")].toArray().at(0).toObject();
        QCOMPARE(listed[word("desks_newest")].toInt(), 1);

        const quint16 port = centre.hub.port();
        QCOMPARE(centre.publish(centre.agency.fees(2, "hill-map")), word("published"));
        centre.hub.kill();
        centre.shelf->lookNow();
        QVERIFY(centre.reopen()); // as after a power cut, with nothing of it here
        QCOMPARE(centre.standing("fees").version, 1U);
        QVERIFY(centre.hub.start(port));
        centre.connect();
        QTRY_COMPARE_WITH_TIMEOUT((centre.look(), centre.standing("fees").version), 2U, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(centre.has("hill-map") && !centre.has("village-map"), longMs);
        QCOMPARE(centre.taken(), 2);
        QTRY_COMPARE_WITH_TIMEOUT((centre.stage.desk->sendNow(), centre.board()), QByteArray(R"({"fees":2})"), longMs);

        // The journal took it, and power went away before it was in its place on the shelf: nothing is taken twice.
        centre.close();
        QVERIFY(QFile::remove(centre.data("/shelf/fees")));
        QVERIFY(centre.stage.open());
        centre.connect();
        QTRY_VERIFY_WITH_TIMEOUT((centre.look(), QFileInfo(centre.data("/shelf/fees")).isSymLink()), longMs);
        QCOMPARE(centre.taken(), 2);
    }

    /// No network: the same file on a stick, by naructl beside a closed naru; the sheet said whom to believe.
    void aStickGoesTheSameWay()
    {
        Centre centre;
        QVERIFY(centre.begin() && centre.stage.setUp());
        QCOMPARE(centre.enrol(), 0);
        centre.hub.kill();
        const QString first = centre.agency.fees(1, "village-map"), second = centre.agency.fees(2, "hill-map");
        QCOMPARE(centre.import(first).fault(), word("storage.busy")); // naru is open
        centre.close();
        const auto brought = centre.import(first);
        QCOMPARE(brought.fault(), QString());
        QCOMPARE(brought.exit, 0);
        QCOMPARE(brought.json[word("used")].toInt(), 1);
        QVERIFY(QProcess::execute(word("cp"), {word("-a"), centre.data("/shelf"), centre.data("/shelf.old")}) == 0);
        QCOMPARE(centre.import(second).json[word("used")].toInt(), 2);
        // An old image of the shelf brings no old list back, whoever asks.
        QVERIFY(QDir(centre.data("/shelf")).removeRecursively());
        QVERIFY(QDir().rename(centre.data("/shelf.old"), centre.data("/shelf")));
        const auto old = centre.import(first);
        QCOMPARE(old.exit, 1);
        QCOMPARE(old.fault(), word("release.older"));
        QVERIFY(centre.stage.open());
        QCOMPARE(centre.standing("fees").version, 2U);
        QTRY_VERIFY_WITH_TIMEOUT(centre.has("hill-map") && !centre.has("village-map"), longMs);
        QCOMPARE(centre.taken(), 2);
    }

    /// A release for a later Naru stays with the hub, and the page can say why.
    void saysWhatTheShelfRefuses()
    {
        Centre centre;
        QVERIFY(centre.begin() && centre.stage.setUp());
        const QString file = centre.agency.folder.filePath(word("late.naru"));
        centre.agency.keep(word("late/one.json"), R"({"items": []})");
        QCOMPARE(naructl({word("pack"), word("build"), word("fees"), centre.agency.at("late"), word("--version"),
                             word("4"), word("--least-program"), word("9.0.0"), word("--root"),
                             centre.agency.at("1.root"), word("--out"), file})
                     .exit,
            0);
        QCOMPARE(naructl({word("pack"), word("sign"), file, word("--key"), centre.agency.at("11.pem")}).exit, 0);
        QCOMPARE(centre.publish(file), word("published"));
        QCOMPARE(centre.enrol(), 0);
        centre.connect();
        QTRY_COMPARE_WITH_TIMEOUT((centre.look(), centre.fault("fees")), word("release.newer_program"), longMs);
        QCOMPARE(centre.standing("fees").version, 0U);
        const auto findings = centre.stage.desk->examine();
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const desk::Finding& finding) {
            return QByteArray(finding.name) == "doctor.released" && finding.state == desk::Finding::State::Bad;
        }));
    }
};

NARU_TEST(HandedDownTest)
#include "tst_handeddown.moc"
