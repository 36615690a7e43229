"""Makes boto3 calls: a JSON object in each line of stdin, an answer in each line of stdout, in order. A list that boto3
has a paginator for is read to its end."""

import json
import sys
from datetime import datetime

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

CONFIG = Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30)


def ask(url, region, keys, service, operation, parameters):
    client = boto3.client(
        service,
        endpoint_url=url,
        region_name=region,
        aws_access_key_id=keys["accessKeyId"],
        aws_secret_access_key=keys["secretAccessKey"],
        aws_session_token=keys.get("sessionToken"),
        config=CONFIG,
    )
    name = xform_name(operation)
    try:
        if client.can_paginate(name):
            output = client.get_paginator(name).paginate(**parameters).build_full_result()
        else:
            output = getattr(client, name)(**parameters)
            output.pop("ResponseMetadata")
        return {"kind": "answered", "output": output}
    except ClientError as error:
        found = error.response["Error"]
        return {"kind": "refused", "code": found.get("Code", ""), "message": found.get("Message", "")}


def plain(value):
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value)} is not expected in an answer")


for line in sys.stdin:
    print(json.dumps(ask(**json.loads(line)), default=plain), flush=True)
