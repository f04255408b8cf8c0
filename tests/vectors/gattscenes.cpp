// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/gattscenes.h"

#include "devices/ble/blelink.h"
#include "tests/support/bledesk.h"
#include "tests/support/fakegatt.h"
#include "tests/support/gatttranscript.h"
#include "tests/support/wait.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace naru::test {

namespace {
using device::GattValue;
using Offer = sim::BlePhoneTerms::Offer;
using Trouble = AirTerms::Trouble;
constexpr int waitMs = 10'000;
const QString at = QStringLiteral("2026-11-20T02:22:00Z");

struct Scene {
    QString name, about;
    QStringList endings; ///< of one session after the other
    sim::BlePhoneTerms phone{};
    AirTerms air{}; ///< of the first session; the next ones have no trouble
    sim::HolderSettings holder{};
    /// Number (from 0) of a value of the phone, and what arrives instead of it.
    qsizetype distorted = -1;
    std::function<QByteArray(QByteArray)> distort = {};
};

QString said(const char* text)
{
    return QString::fromLatin1(text);
}

Scene scene(const char* name, const char* about, const char* ending, Offer offer)
{
    Scene scene{said(name), said(about), {said(ending)}};
    scene.phone = {offer, true, false};
    return scene;
}

QList<Scene> lengths()
{
    QList<Scene> scenes;
    for (const Offer offer : {Offer::PhoneServes, Offer::DeskServes}) {
        const QString who = said(offer == Offer::PhoneServes ? "phone" : "desk");
        for (const int mtu : {23, 185, 517}) {
            Scene one = scene("", "", "accept", offer);
            one.name = QStringLiteral("ble-%1-serves-%2").arg(who).arg(mtu);
            one.about
                = QStringLiteral("The %1 serves, values of at most %2 bytes").arg(who).arg(std::min(mtu - 3, 512));
            one.air.mtu = mtu;
            scenes.append(one);
        }
    }
    return scenes;
}

QList<Scene> phones()
{
    Scene refusal = scene("ble-refused", "The holder shows nothing", "identity.session_ended", Offer::PhoneServes);
    refusal.phone.holderAgrees = false;
    Scene refusalToServer
        = scene("ble-refused-desk-serves", "The holder shows nothing", "identity.session_ended", Offer::DeskServes);
    refusalToServer.phone.holderAgrees = false;
    Scene forged = scene("ble-forged", "The name was changed after the issuer signed it", "reject", Offer::PhoneServes);
    forged.holder.misbehaviour = sim::Misbehaviour::Forged;
    forged.air.mtu = 517;
    return {refusal, refusalToServer, forged};
}

QList<Scene> connections()
{
    Scene noService = scene("ble-no-service", "The phone is found, and does not offer what it said",
        "device.phone_refuses_link", Offer::PhoneServes);
    noService.air.offersService = false;
    Scene fallsBack = scene("ble-falls-back",
        "The phone offers both ways and does not let the desk in; then the desk serves", "accept", Offer::Both);
    fallsBack.air.offersService = false;
    Scene third = scene(
        "ble-third-connection", "Two connections come to nothing; the third ends well", "accept", Offer::PhoneServes);
    third.air.failedConnections = 2;
    Scene subscribesLast
        = scene("ble-subscribes-last", "The phone says that it begins, then subscribes", "accept", Offer::DeskServes);
    subscribesLast.air.subscribesLast = true;
    QList<Scene> scenes{noService, fallsBack, third, subscribesLast};
    for (Scene& one : scenes)
        one.air.mtu = 517;
    return scenes;
}

QList<Scene> losses()
{
    QList<Scene> scenes;
    for (const Offer offer : {Offer::PhoneServes, Offer::DeskServes}) {
        const char* const name = offer == Offer::PhoneServes ? "ble-lost-amid-the-answer" : "ble-lost-while-serving";
        Scene one
            = scene(name, "The phone goes in the middle of its answer; engaged anew it ends well", "accept", offer);
        one.endings.prepend(said("device.phone_gone"));
        one.air.mtu = 517;
        one.air.trouble = Trouble::CutsAtByte;
        one.air.at = 1'800;
        scenes.append(one);
    }
    return scenes;
}

QList<Scene> garbles()
{
    const char *const nonsense = "device.phone_talks_nonsense", *const unreadable = "identity.bad_session_message";
    QList<Scene> scenes;
    const auto distorted = [&](const char* name, const char* about, const char* ending, Offer offer, qsizetype number,
                               const std::function<QByteArray(QByteArray)>& distort) {
        Scene one = scene(name, about, ending, offer);
        one.distorted = number;
        one.distort = distort;
        scenes.append(one);
    };
    const auto otherFirst = [](QByteArray value) { return value.replace(0, 1, "\x02"); };
    const auto empty = [](const QByteArray&) { return QByteArray(); };
    const auto oneBit = [](QByteArray value) {
        value.back() = static_cast<char>(value.back() ^ 1);
        return value;
    };
    distorted("ble-unknown-first-byte", "The third value begins with 02", nonsense, Offer::PhoneServes, 2, otherFirst);
    distorted("ble-unknown-first-byte-desk-serves", "The third value of the answer begins with 02", nonsense,
        Offer::DeskServes, 3, otherFirst);
    distorted("ble-empty-value", "The second value has no bytes", nonsense, Offer::PhoneServes, 1, empty);
    distorted(
        "ble-one-bit", "One bit of the answer is wrong", "identity.session_encryption", Offer::PhoneServes, 2, oneBit);
    distorted("ble-begins-with-the-end", "The first the phone writes is State 02", "device.phone_refuses_link",
        Offer::DeskServes, 0, otherFirst);
    const auto troubled = [&](const char* name, const char* about, const char* ending, Trouble trouble) {
        Scene one = scene(name, about, ending, Offer::PhoneServes);
        one.air.trouble = trouble;
        one.air.at = 3;
        scenes.append(one);
    };
    troubled("ble-value-lost", "The fourth value is lost", unreadable, Trouble::LosesNotification);
    troubled("ble-value-twice", "The fourth value arrives twice", unreadable, Trouble::Repeats);
    troubled("ble-values-swapped", "The fourth value arrives behind the fifth", "identity.session_encryption",
        Trouble::Swaps);
    return scenes;
}

/// One session after the other, and how each ended.
QStringList endingsOf(const Scene& scene, FakeGatt& gatt, GattRecorder& recorder, BleVisitor& visitor, BleDesk& desk)
{
    QStringList endings;
    for (qsizetype i = 0; i < scene.endings.size(); ++i) {
        const QByteArray engagement = visitor.phone.engage().value_or(QByteArray());
        recorder.events.append({GattTranscript::Event::Kind::Engaged, {}, engagement});
        desk.begin(engagement, wayTo(*identity::mdl::DeviceEngagement::parse(engagement)));
        AirTerms air = scene.air;
        if (i > 0)
            air.trouble = Trouble::None;
        gatt.present(&visitor.phone, air);
        if (!waitFor([&] { return desk.isOver(); }, waitMs))
            break;
        endings.append(said(desk.verdict ? desk.accepted() ? "accept" : "reject" : desk.fault->name()));
    }
    return endings;
}

bool make(const Scene& scene, quint64 seed, const QDir& folder)
{
    const Instant now = *parseRfc3339(at);
    FakeGatt gatt;
    GattRecorder recorder(gatt.client, gatt.server);
    qsizetype number = 0;
    recorder.distort = [&](GattValue, const QByteArray& honest) {
        return number++ == scene.distorted ? scene.distort(honest) : honest;
    };
    device::BleLink link(gatt.power, recorder.client, recorder.server);
    BleVisitor visitor(scene.phone, now, seed, scene.holder);
    const QByteArray root = sim::SampleIssuer::make(1, now).rootDer();
    BleDesk desk(link, root, now, seed);
    const QStringList endings = endingsOf(scene, gatt, recorder, visitor, desk);
    const bool isContent = !endings.endsWith(said("accept"))
        || (visitor.phone.complaint().isEmpty() && visitor.phone.heardEnd()
            && gatt.largest == std::min<qsizetype>(scene.air.mtu - 3, 512));
    gatt.takeAway();
    if (endings != scene.endings || !isContent) {
        std::fprintf(stderr, "%s: %s %s\n", qPrintable(scene.name), qPrintable(endings.join(u' ')),
            visitor.phone.complaint().constData());
        return false;
    }
    const GattTranscript transcript{scene.about, at, seed, root, recorder.events};
    const auto values = std::count_if(recorder.events.begin(), recorder.events.end(),
        [](const GattTranscript::Event& event) { return event.isDesksValue(); });
    const QJsonObject expected{
        {said("endings"), QJsonArray::fromStringList(scene.endings)}, {said("values"), static_cast<qint64>(values)}};
    QFile file(folder.filePath(scene.name + said(".gatt"))),
        answer(folder.filePath(scene.name + said(".expected.json")));
    return file.open(QIODevice::WriteOnly) && file.write(transcript.encode()) > 0 && answer.open(QIODevice::WriteOnly)
        && answer.write(QJsonDocument(expected).toJson()) > 0;
}
} // namespace

std::optional<int> makeGattTranscripts(const QDir& folder)
{
    const QList<Scene> scenes = lengths() + phones() + connections() + losses() + garbles();
    quint64 seed = 200;
    for (const Scene& scene : scenes) {
        if (!make(scene, ++seed, folder))
            return std::nullopt;
    }
    return static_cast<int>(scenes.size());
}

} // namespace naru::test
