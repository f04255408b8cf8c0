// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/engine.h"
#include "ui/kit/icons.h"

#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QQmlComponent>
#include <QQmlNetworkAccessManagerFactory>

#include <memory>

namespace naru::kit {

namespace {

Q_LOGGING_CATEGORY(kitEngine, "naru.kit.engine")

class RefusedReply : public QNetworkReply {
public:
    RefusedReply(QNetworkAccessManager::Operation operation, const QNetworkRequest& request, QObject* parent)
        : QNetworkReply(parent)
    {
        setOperation(operation);
        setRequest(request);
        setUrl(request.url());
        setError(OperationNotImplementedError, QStringLiteral("pages do not use the network"));
        setOpenMode(ReadOnly);
        setFinished(true);
        QMetaObject::invokeMethod(this, &QNetworkReply::finished, Qt::QueuedConnection);
    }

    void abort() override { }

protected:
    qint64 readData(char*, qint64) override { return -1; }
};

/// Every request ends at once with OperationNotImplementedError; nothing is opened, looked up or sent.
class RefusingNetwork : public QNetworkAccessManager {
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest& request, QIODevice*) override
    {
        qCWarning(kitEngine, "a page asked for the network and was refused");
        return new RefusedReply(operation, request, this);
    }
};

class RefusingNetworkFactory : public QQmlNetworkAccessManagerFactory {
public:
    QNetworkAccessManager* create(QObject* parent) override { return new RefusingNetwork(parent); }
};

} // namespace

void prepare(QQmlEngine& engine)
{
    // The engine only borrows the factory; it has no state, so one serves all engines.
    static RefusingNetworkFactory refusing;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setNetworkAccessManagerFactory(&refusing);
    engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
    engine.addImageProvider(QStringLiteral("picture"), new PictureProvider);
}

QObject* singleton(QQmlEngine& engine, const QByteArray& name)
{
    // Qt 6.4 finds singletons written in QML by id only after an import; a tiny component imports for us.
    QQmlComponent component(&engine);
    component.setData("import QtQml\nimport Naru.Kit\nQtObject { property QtObject it: " + name + " }", QUrl());
    const std::unique_ptr<QObject> holder(component.create());
    return holder ? holder->property("it").value<QObject*>() : nullptr;
}

} // namespace naru::kit
