// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/pkcs7.h"
#include "sync/hub/enrolment.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"

#include <QTemporaryDir>
#include <QTest>

namespace naru::test {

/// A hub's enrolment with its own clock and database, and no network.
class EnrolStage {
public:
    EnrolStage() { open(); }

    /// As after the hub was started anew.
    void open()
    {
        enrolment.reset();
        authority.reset();
        if (!pool)
            pool = std::move(*hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db"))));
        if (!pool->migrate("hub", hub::hubSchema))
            qFatal("no tables");
        auto opened = hub::Authority::open(folder.path(), {QStringLiteral("hub.example")}, clock, random);
        if (!opened)
            qFatal("no authority: %s", opened.fault().name());
        authority = std::make_unique<hub::Authority>(std::move(*opened));
        enrolment = std::make_unique<hub::Enrolment>(hub::Enrolment::Parts{*pool, *authority, clock, random, {}});
        if (!enrolment->prepare())
            qFatal("no enrolment");
    }

    static QByteArray basic(const QString& code) { return "Basic " + ("desk:" + code.toUtf8()).toBase64(); }

    hub::Request post(const char* path, const QByteArray& der) const
    {
        hub::Request request;
        request.listener = hub::Request::Listener::Enrolment;
        request.method = "POST";
        request.path = QByteArray("/.well-known/est/") + path;
        request.type = "application/pkcs10";
        request.body = der.toBase64();
        request.address = address;
        return request;
    }

    hub::Response enrol(const QString& code, const QByteArray& der)
    {
        auto request = post("simpleenroll", der);
        request.authorization = basic(code);
        return *enrolment->answer(request);
    }

    /// Over the listener of devices, with the certificate that was proven there; without one over enrolment's.
    hub::Response renew(const QByteArray& der, const QByteArray& certificate)
    {
        auto request = post("simplereenroll", der);
        request.certificate = certificate;
        if (!certificate.isEmpty())
            request.listener = hub::Request::Listener::Devices;
        return *enrolment->answer(request);
    }

    static std::optional<crypto::Certificate> certificateIn(const hub::Response& response)
    {
        QByteArray text = response.body;
        const auto bundle = crypto::certsOnlyOf(QByteArray::fromBase64(text.replace("\r\n", "")));
        if (response.status != 200 || !bundle || bundle->size() != 1)
            return std::nullopt;
        return bundle->first();
    }

    QTemporaryDir folder;
    ManualClock clock{*parseRfc3339(u"2026-11-20T00:00:00Z")};
    SeededRandom random{2026};
    QByteArray address = "10.0.0.7";
    std::unique_ptr<hub::SqlitePool> pool;
    std::unique_ptr<hub::Authority> authority;
    std::unique_ptr<hub::Enrolment> enrolment;
};

/// A desk as the hub sees it: a device number and a key.
struct EnrolDesk {
    explicit EnrolDesk(Random& random)
        : device(random.bytes(16))
        , key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
    {
    }
    QByteArray request() const
    {
        return crypto::makeRequest({}, QStringLiteral("naru"), {{hub::deviceUri(device)}, {}, {}}, key);
    }
    QByteArray device;
    crypto::PrivateKey key;
};

/// Its status and what it says, in one line.
inline QByteArray saidIn(const hub::Response& response)
{
    return QByteArray::number(response.status) + ' ' + response.body.trimmed();
}
inline QByteArray headerOf(const hub::Response& response, const char* name)
{
    for (const auto& header : response.headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

} // namespace naru::test
